/** Checks that all locales of a guide have the same chapters and sections in the same order. */
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import type { Outline } from '../read/outline.ts';

interface Place {
  kind: 'chapter' | 'section';
  id: string;
  parent: string;
  line: number;
}

/** Reports to `file` where the outline of a translation differs from that of its source; one that is derived may lack parts. */
export function compareOutlines(
  source: { file: VFile; outline: Outline },
  { file, outline }: { file: VFile; outline: Outline },
  derived: boolean,
): void {
  const wanted = places(source.outline);
  const found = places(outline);
  for (const [id, { kind, line }] of wanted) {
    if (derived || found.has(id)) continue;
    const reason = `${kind} "${id}" is missing (${source.file.basename} has it at line ${line})`;
    report(file, TOP, 'missing-part', reason, 'translate it: every locale has the same parts');
  }
  for (const [id, { kind, parent, line }] of found) {
    const expected = wanted.get(id);
    const place = { line, column: 1 };
    if (!expected) {
      const reason = `${kind} "${id}" is not in ${source.file.basename}`;
      report(file, place, 'unknown-part', reason, 'add it there too, or leave it out here');
    } else if (expected.kind !== kind || expected.parent !== parent) {
      const reason = `${kind} "${id}" stands elsewhere in ${source.file.basename} (line ${expected.line})`;
      report(file, place, 'moved-part', reason, 'move it into the same chapter in both');
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
  const reason = `${have.kind} "${have.id}" is out of order: ${source.basename} has "${want.id}" here (line ${want.line})`;
  report(file, { line: have.line, column: 1 }, 'moved-part', reason, 'put both in the same order');
}

function places({ chapters, summary }: Outline): Map<string, Place> {
  const all: Place[] = chapters.flatMap(({ sections, ...chapter }) => [
    { ...chapter, kind: 'chapter', parent: '' },
    ...sections.map((section) => ({ ...section, kind: 'section' as const, parent: chapter.id })),
  ]);
  if (summary) all.push({ ...summary, kind: 'chapter', parent: '' });
  return new Map(all.map((place) => [place.id, place]));
}
