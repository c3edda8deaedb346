/** Text of a guide in one locale: rendered from its file, derived from the other Chinese script, or both. */
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { deriveTree } from '../chinese.ts';
import { TOP } from '../diagnostics.ts';
import { type Step, wholeFile } from '../isolation/steps.ts';
import { type Metadata, readMetadata } from '../read/front-matter.ts';
import { headedParts, INTRO, type Outline, type Part, writtenParts } from '../read/outline.ts';
import type { DerivationPlan, LocalePlan } from '../read/plan-locales.ts';
import type { Translation } from '../read/translation.ts';
import { listElements } from '../render/elements.ts';
import { retargetGuideLinks } from '../render/links.ts';
import { sourceMarkdown, toMarkdown } from '../render/markdown.ts';
import { type GuideContext, renderPart } from '../render/part.ts';

/** Headings and parts by id. */
export interface LocalizedText {
  headings: ReadonlyMap<string, string>;
  parts: ReadonlyMap<string, Root>;
  /** The parts as Markdown. */
  markdown: ReadonlyMap<string, string>;
}

/** Renders a locale; `original` is the rendered source, which a derived locale is converted from. */
export function renderLocale(
  plan: LocalePlan,
  original: LocalizedText | undefined,
  context: GuideContext,
): LocalizedText {
  const derived =
    plan.kind === 'derivation' && original ? runDerivation(plan, original, context) : EMPTY_TEXT;
  const own = plan.translation ? renderFile(plan.translation, context) : EMPTY_TEXT;
  return merge(derived, own);
}

/** The metadata of a locale, or undefined where required fields are missing; these are reported. */
export function metadataOf(plan: LocalePlan, original: Metadata | undefined): Metadata | undefined {
  if (plan.kind === 'derivation') return original && deriveMetadata(plan, original);
  const { frontMatter, file } = plan.translation;
  return frontMatter && readMetadata(frontMatter, file);
}

const EMPTY_TEXT: LocalizedText = { headings: new Map(), parts: new Map(), markdown: new Map() };

function renderFile({ file, locale, outline }: Translation, guide: GuideContext): LocalizedText {
  const { definitions } = outline;
  const context = { ...guide, file, locale, definitions };
  const parts = new Map<string, Root>();
  const markdown = new Map<string, string>();
  for (const part of writtenParts(outline)) {
    const { id, body } = part;
    const rendered = guide.run(toStep(part, file), () => {
      const links = { externalLinks: [], guideLinks: [], images: [] };
      const tree = renderPart(id, body, { ...context, ...links });
      return { tree, links, text: sourceMarkdown(body, file, context.ids, definitions) ?? toMarkdown(tree) };
    });
    if (!rendered) continue;
    const { tree, links, text } = rendered;
    parts.set(id, tree);
    markdown.set(id, text);
    guide.externalLinks.push(...links.externalLinks);
    guide.guideLinks.push(...links.guideLinks);
    guide.images.push(...links.images);
  }
  return { headings: headingsOf(outline), parts, markdown };
}

function toStep({ id, heading, line, body }: Part, file: VFile): Step {
  const start = body[0]?.position?.start;
  const length = (body.at(-1)?.position?.end.offset ?? 0) - (start?.offset ?? 0);
  const [place, name] =
    id === INTRO ? [start ?? TOP, 'the intro'] : [{ line, column: 1 }, `the text under "${heading}"`];
  return { file, length, locate: () => ({ place, name }) };
}

function headingsOf(outline: Outline): Map<string, string> {
  const all = [...outline.chapters, ...headedParts(outline)];
  return new Map(all.map(({ id, heading }) => [id, heading]));
}

function runDerivation(plan: DerivationPlan, original: LocalizedText, context: GuideContext): LocalizedText {
  return context.run(wholeFile(plan.source.file), () => deriveText(plan, original, context)) ?? EMPTY_TEXT;
}

function deriveText(
  { source, locale, convert }: DerivationPlan,
  original: LocalizedText,
  context: GuideContext,
): LocalizedText {
  const headings = new Map([...original.headings].map(([id, heading]) => [id, convert(heading)]));
  const parts = new Map([...original.parts].map(([id, tree]) => [id, deriveTree(tree, convert)]));
  for (const tree of parts.values()) retargetGuideLinks(listElements(tree), source.locale, locale, context);
  const markdown = new Map([...parts].map(([id, tree]) => [id, toMarkdown(tree)]));
  return { headings, parts, markdown };
}

function deriveMetadata({ convert, translation }: DerivationPlan, original: Metadata): Metadata {
  const { title, description, updated } = translation?.frontMatter ?? {};
  return {
    title: title ?? convert(original.title),
    description: description ?? convert(original.description),
    updated: updated ?? original.updated,
  };
}

/** Parts of `own` replace those of `base`. */
function merge(base: LocalizedText, own: LocalizedText): LocalizedText {
  return {
    headings: new Map([...base.headings, ...own.headings]),
    parts: new Map([...base.parts, ...own.parts]),
    markdown: new Map([...base.markdown, ...own.markdown]),
  };
}
