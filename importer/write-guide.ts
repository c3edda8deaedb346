/** Writes an imported FAQ as an author's file. */
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import type { Metadata } from '../compiler/read/front-matter.ts';
import { type Frame, fitAnswer, fitIntro } from './fit-answer.ts';
import type { NamedChapter, NamedFaq, NamedQuestion } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';
import { inStretches, type OnProgress } from './progress.ts';

/** What the file says of itself. */
export type Header = Metadata & { translationOf?: string | undefined };

/** The text of `<locale>.md`; what can't be in it is said. */
export async function writeGuide(
  faq: NamedFaq,
  header: Header,
  leftOut: LeftOutList,
  onProgress: OnProgress,
): Promise<string> {
  const targets = findTargets(faq);
  let notes = 0;
  const nextNote = () => {
    notes += 1;
    return notes;
  };
  const frame = (place: string): Frame => ({ place, leftOut, targets, nextNote });
  const parts = [`---\n${stringify(describe(header), { lineWidth: 0 })}---\n`];
  if (faq.intro) parts.push(write(faq.intro.body, fitIntro, frame('the intro')));
  for await (const part of inStretches(listParts(faq), 'written', onProgress)) {
    parts.push(writeHeading(part));
    if ('body' in part) parts.push(write(part.body, fitAnswer, frame(part.place)));
  }
  return parts.filter((part) => part !== '').join('\n');
}

type Part = NamedChapter | NamedQuestion;

function listParts({ chapters }: NamedFaq): Part[] {
  return chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
}

function describe({ title, description, updated, translationOf }: Header): Header {
  return { title, description, updated, ...(translationOf !== undefined && { translationOf }) };
}

/** Links call a part by its key, by the id it had, or by the words of its heading, as GitHub makes anchors. */
function findTargets(faq: NamedFaq): Map<string, string> {
  const targets = new Map<string, string>();
  const parts = listParts(faq);
  const add = (name: string | undefined, id: string) => {
    if (name && !targets.has(name)) targets.set(name, id);
  };
  for (const { key, id } of parts) add(key, id);
  for (const { id } of parts) add(id, id);
  for (const { heading, id } of parts) add(anchorOf(heading), id);
  return targets;
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** The heading is text, whatever signs are in it; only the id at its end is more. */
function writeHeading(part: Part): string {
  const depth = 'body' in part ? 3 : 2;
  const children = [{ type: 'text', value: `${part.heading} {#${part.id}}` } as const];
  return toText([{ type: 'heading', depth, children }]);
}

function write(
  body: readonly RootContent[],
  change: (body: RootContent[], frame: Frame) => void,
  frame: Frame,
): string {
  const own = structuredClone([...body]);
  change(own, frame);
  return toText(own);
}

function toText(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', rule: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] },
  );
}
