/** Checks that all locales of a guide have the same chapters and sections in the same order. */
import type { VFile } from 'vfile';
import { reportError, TOP } from './diagnostics.ts';
import type { Outline } from './outline.ts';

interface Place {
  kind: 'chapter' | 'section';
  id: string;
  parent: string;
  line: number;
}

/** Reports to `file` where the outline of a translation differs from that of its source. */
export function compareOutlines(
  source: { file: VFile; outline: Outline },
  { file, outline }: { file: VFile; outline: Outline },
): void {
  const wanted = places(source.outline);
  const found = places(outline);
  for (const [id, { kind, line }] of wanted) {
    if (!found.has(id)) {
      reportError(file, TOP, `${kind} "${id}" is missing (${source.file.basename} has it at line ${line})`);
    }
  }
  for (const [id, { kind, parent, line }] of found) {
    const expected = wanted.get(id);
    const place = { line, column: 1 };
    if (!expected) {
      reportError(file, place, `${kind} "${id}" is not in ${source.file.basename}`);
    } else if (expected.kind !== kind || expected.parent !== parent) {
      reportError(
        file,
        place,
        `${kind} "${id}" stands elsewhere in ${source.file.basename} (line ${expected.line})`,
      );
    }
  }
  reportOrder(wanted, found, source.file, file);
}

function reportOrder(
  wanted: Map<string, Place>,
  found: Map<string, Place>,
  source: VFile,
  file: VFile,
): void {
  const expected = [...wanted.values()].filter(({ id }) => found.has(id));
  const actual = [...found.values()].filter(({ id }) => wanted.has(id));
  const index = expected.findIndex(({ id }, i) => actual[i]?.id !== id);
  const [want, have] = [expected[index], actual[index]];
  if (!want || !have) return;
  const message = `${have.kind} "${have.id}" is out of order: ${source.basename} has "${want.id}" here (line ${want.line})`;
  reportError(file, { line: have.line, column: 1 }, message);
}

function places({ chapters, summary }: Outline): Map<string, Place> {
  const all: Place[] = chapters.flatMap(({ sections, ...chapter }) => [
    { ...chapter, kind: 'chapter', parent: '' },
    ...sections.map((section) => ({ ...section, kind: 'section' as const, parent: chapter.id })),
  ]);
  if (summary) all.push({ ...summary, kind: 'chapter', parent: '' });
  return new Map(all.map((place) => [place.id, place]));
}
