/** Diagnostics of hidden characters in a file, its title and its description. */
import { report } from '../diagnostics.ts';
import { pointOfField } from '../read/front-matter.ts';
import type { Translation } from '../read/translation.ts';
import { findHiddenCharacters, type HiddenCharacter } from './hidden-characters.ts';
import { pointLocator } from './point-locator.ts';
import { CODE, visibleSource } from './visible-source.ts';

/** Reports characters that hide or reorder text, wherever they are in the file: in code as well, which readers copy. */
export function reportHiddenCharacters({ file, tree, frontMatter }: Translation): void {
  const source = String(file);
  const found = findHiddenCharacters(source);
  if (found.length > 0) {
    const [visible, pointAt] = [visibleSource(tree, source), pointLocator(source)];
    for (const character of found) {
      const { rule, start, end } = character;
      // In code, a character reference is text.
      if (source.charAt(start) === '&' && visible.charAt(start) === CODE) continue;
      const place = { start: pointAt(start), end: pointAt(end) };
      report(file, place, rule, reasonOf(character), HINTS[rule]);
    }
  }
  // YAML has escapes of its own: "\u202E".
  for (const field of ['title', 'description'] as const) {
    for (const character of findHiddenCharacters(frontMatter?.[field] ?? '')) {
      if (found.some(({ name }) => name === character.name)) continue;
      report(file, pointOfField(tree, field), character.rule, reasonOf(character), HINTS[character.rule]);
    }
  }
}

const HINTS = {
  'bidirectional-control':
    'remove it, or close it in the same paragraph; for text in another direction, write <span dir="rtl"> or <bdi>',
  'invisible-character': 'remove it: it breaks search, copying and links',
} as const satisfies Record<HiddenCharacter['rule'], string>;

function reasonOf({ rule, name }: HiddenCharacter): string {
  return rule === 'invisible-character'
    ? `invisible character ${name}`
    : `bidirectional control ${name}: the text is not shown in the order in which it is written`;
}
