/** Serialisation of an imported FAQ as the Markdown source of a guide. */
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import { mayContainForeignSyntax } from '../compiler/check/foreign-syntax.ts';
import type { FrontMatter, Metadata } from '../compiler/read/front-matter.ts';
import { adaptAnswer, adaptIntro, type GuideContext } from './adapt-markdown.ts';
import { escapeForeignSyntax } from './escape-foreign-syntax.ts';
import type { ChapterWithId, FaqWithIds, QuestionWithId } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';
import { type OnProgress, withProgress } from './progress.ts';

export type GuideFrontMatter = Metadata & Pick<FrontMatter, 'translationOf' | 'asked' | 'withdrawn'>;

/**
 * The source text of `<locale>.md`. Content that a guide can't contain is omitted and logged in `omissions`.
 *
 * @example
 * const text = await stringifyGuide(faq, { title, description, updated: '2026-05-05' }, omissions, () => {});
 */
export async function stringifyGuide(
  faq: FaqWithIds,
  frontMatter: GuideFrontMatter,
  omissions: Omissions,
  onProgress: OnProgress,
): Promise<string> {
  const targets = linkTargets(faq);
  let footnotes = 0;
  const nextFootnote = () => {
    footnotes += 1;
    return footnotes;
  };
  const contextAt = (place: string): GuideContext => ({ place, omissions, targets, nextFootnote });
  const blocks = [stringifyFrontMatter(frontMatter)];
  if (faq.intro) blocks.push(stringifyBody(faq.intro.body, adaptIntro, contextAt(faq.intro.place)));
  for await (const part of withProgress(listParts(faq), 'written', onProgress)) {
    blocks.push(stringifyHeading(part, contextAt(part.place)));
    if ('body' in part) blocks.push(stringifyBody(part.body, adaptAnswer, contextAt(part.place)));
  }
  return blocks.filter((block) => block !== '').join('\n');
}

type Part = ChapterWithId | QuestionWithId;

function listParts({ chapters }: FaqWithIds): Part[] {
  return chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
}

function stringifyFrontMatter({ translationOf, asked, withdrawn, ...metadata }: GuideFrontMatter): string {
  const fields = {
    ...metadata,
    ...(translationOf !== undefined && { translationOf }),
    ...(asked !== undefined && { asked }),
    ...(withdrawn !== undefined && { withdrawn }),
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`;
}

/** Ids by the fragments that links use: a part's key, its id, or the anchor that GitHub makes from its heading, in this order. */
function linkTargets(faq: FaqWithIds): Map<string, string> {
  const targets = new Map<string, string>();
  const parts = listParts(faq);
  const add = (fragment: string | undefined, id: string) => {
    if (fragment && !targets.has(fragment)) targets.set(fragment, id);
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

/** The heading as escaped text, followed by the id. */
function stringifyHeading(part: Part, context: GuideContext): string {
  const depth = 'body' in part ? 3 : 2;
  const children = [{ type: 'text', value: `${part.heading} {#${part.id}}` } as const];
  const markdown = stringifyMarkdown([{ type: 'heading', depth, children }]);
  // The braces of the id alone need no search.
  return mayContainForeignSyntax(part.heading) ? escapeForeignSyntax(markdown, context) : markdown;
}

function stringifyBody(
  body: readonly RootContent[],
  adapt: (body: RootContent[], context: GuideContext) => void,
  context: GuideContext,
): string {
  const adapted = structuredClone([...body]);
  adapt(adapted, context);
  return escapeForeignSyntax(stringifyMarkdown(adapted), context);
}

function stringifyMarkdown(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', rule: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] },
  );
}
