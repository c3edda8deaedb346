/** Comparison of outlines: all locales of a guide have the same chapters and sections in the same order. */
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import type { Outline } from '../read/outline.ts';

interface Place {
  kind: 'chapter' | 'section';
  id: string;
  parent: string;
  line: number;
}

/**
 * Reports to the file of a translation where its outline differs from that of its source. With `allowMissing`, parts that only the
 * source has are no difference: a derived locale gets them from there.
 */
export function compareOutlines(
  source: { file: VFile; outline: Outline },
  { file, outline }: { file: VFile; outline: Outline },
  { allowMissing }: { allowMissing: boolean },
): void {
  const expected = listPlaces(source.outline);
  const actual = listPlaces(outline);
  let previous: Place | undefined;
  for (const [id, place] of expected) {
    if (!allowMissing && !actual.has(id)) {
      const reason = `${place.kind} "${id}" is missing (${source.file.basename} has it at line ${place.line})`;
      report(file, TOP, 'missing-part', reason, additionHint(place, previous));
    }
    previous = place;
  }
  for (const [id, { kind, parent, line }] of actual) {
    const inSource = expected.get(id);
    const point = { line, column: 1 };
    if (!inSource) {
      const reason = `${kind} "${id}" is not in ${source.file.basename}`;
      report(file, point, 'unknown-part', reason, 'add it there too, or remove it here');
    } else if (inSource.kind !== kind || inSource.parent !== parent) {
      const reason = `${kind} "${id}" is in a different place in ${source.file.basename} (line ${inSource.line})`;
      report(file, point, 'moved-part', reason, 'move it into the same chapter in both');
    }
  }
  reportOrder(expected, actual, source.file, file);
}

/** How to add the part that is at `place` in the source, after the one before it there. */
function additionHint({ kind, id }: Place, previous: Place | undefined): string {
  const heading = `${kind === 'chapter' ? '##' : '###'} … {#${id}}`;
  const where = previous ? `below the ${previous.kind} "${previous.id}"` : 'above all other chapters';
  return `add "${heading}" with its translation ${where}: every locale has the same parts`;
}

/** Reports the first part that is out of order; the parts after it would follow from that. */
function reportOrder(
  expected: ReadonlyMap<string, Place>,
  actual: ReadonlyMap<string, Place>,
  source: VFile,
  file: VFile,
): void {
  const sourceOrder = [...expected.values()].filter(({ id }) => actual.has(id));
  const order = [...actual.values()].filter(({ id }) => expected.has(id));
  const index = sourceOrder.findIndex(({ id }, i) => order[i]?.id !== id);
  const [want, have] = [sourceOrder[index], order[index]];
  if (!want || !have) return;
  const reason = `${have.kind} "${have.id}" is out of order: ${source.basename} has "${want.id}" here (line ${want.line})`;
  report(file, { line: have.line, column: 1 }, 'moved-part', reason, 'put both in the same order');
}

function listPlaces({ chapters, summary }: Outline): Map<string, Place> {
  const all: Place[] = chapters.flatMap(({ sections, ...chapter }) => [
    { ...chapter, kind: 'chapter', parent: '' },
    ...sections.map((section) => ({ ...section, kind: 'section' as const, parent: chapter.id })),
  ]);
  if (summary) all.push({ ...summary, kind: 'chapter', parent: '' });
  return new Map(all.map((place) => [place.id, place]));
}
