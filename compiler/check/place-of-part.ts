/** Position of a part of a locale file. */
import type { Point } from 'unist';
import { pointOfField } from '../read/front-matter.ts';
import type { Part } from '../read/outline.ts';
import type { Translation } from '../read/translation.ts';

/** Where the part begins: at its heading, at the first word of the intro, or at its field in the front matter. */
export function placeOfPart({ tree }: Translation, { id, line, body }: Part): Point {
  // No heading is above the front matter, which begins in line 1.
  if (line > 1) return { line, column: 1 };
  return body[0]?.position?.start ?? pointOfField(tree, id);
}
