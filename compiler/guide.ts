/** Guide compiler: reads the locale files of one guide, checks them, and renders a document for each locale. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type Guide, IdSchema } from '../schema/guide.ts';
import { checkAliases, listIds } from './check/aliases.ts';
import { checkAsked } from './check/asked.ts';
import { checkAnswers, checkLocale } from './check/locale.ts';
import type { CompiledGuide } from './compiled-site.ts';
import { report, TOP } from './diagnostics.ts';
import { makeDocument } from './document/document.ts';
import { type GuideMarkdown, toGuideMarkdown } from './document/guide-markdown.ts';
import { type LocalizedText, metadataOf, renderLocale } from './document/localized-text.ts';
import { searchTermsOf } from './index/search-terms.ts';
import { type RunStep, reportFailure, runDirectly, runIsolated, wholeFile } from './isolation/steps.ts';
import { runWithin, timeLimitOf } from './isolation/time-limit.ts';
import type { Phrasings } from './read/asked.ts';
import { isText } from './read/files.ts';
import { findSource } from './read/find-source.ts';
import type { Metadata } from './read/front-matter.ts';
import { selectLocaleFiles } from './read/locale-files.ts';
import { type LocalePlan, planLocales, planSource } from './read/plan-locales.ts';
import { readTranslation, type Translation } from './read/translation.ts';
import type { GuideContext } from './render/part.ts';
import type { Settings } from './settings.ts';
import { listDeclarations } from './withdrawals/declarations.ts';

/** A checked and rendered locale; without `metadata` it can't be published. */
interface CompiledLocale {
  /** The file that diagnostics are reported to; for a derived locale without one, the source. */
  file: VFile;
  locale: string;
  metadata: Metadata | undefined;
  text: LocalizedText;
  asked: Phrasings;
}

/**
 * Compiles `files` (`<guide>/<locale>.md`). Diagnostics are reported to the files, whether or not the guide can be published; it
 * never throws. A guide that fails as a whole is compiled again in isolated steps, to tell which section is the cause: a time limit
 * for each step of every guide would cost more than compiling it.
 *
 * @returns undefined without a source locale.
 */
export function compileGuide(
  guide: string,
  files: readonly VFile[],
  settings: Settings = {},
): CompiledGuide | undefined {
  const earlier = files.map((file) => [...file.messages]);
  const limit = timeLimitOf(files.reduce((length, file) => length + String(file).length, 0));
  try {
    return runWithin(limit, () => compileLocales(guide, files, settings, runDirectly));
  } catch {
    for (const [index, file] of files.entries()) file.messages = earlier[index] ?? [];
  }
  try {
    return compileLocales(guide, files, settings, runIsolated);
  } catch (error) {
    if (files[0]) reportFailure(files[0], TOP, 'the guide', error);
    return undefined;
  }
}

function compileLocales(
  guide: string,
  files: readonly VFile[],
  settings: Settings,
  run: RunStep,
): CompiledGuide | undefined {
  if (files[0]) reportInvalidId(guide, files[0]);
  const translations = selectLocaleFiles(files.filter(isText)).flatMap(
    (file) => readTranslation(guide, file, run) ?? [],
  );
  const source = findSource(translations, files);
  if (!source) {
    for (const translation of translations)
      compileLocale(planSource(translation), undefined, createContext(translation, {}, settings.pages, run));
    return undefined;
  }
  const aliases = checkAliases(source.frontMatter?.aliases ?? {}, source.outline, source.file);
  const context = createContext(source, aliases, settings.pages, run);
  const [sourcePlan, ...otherPlans] = planLocales(source, translations);
  const original = compileLocale(sourcePlan, undefined, context);
  const others = otherPlans.map((plan) => compileLocale(plan, original, context));
  // Without its source no locale is published.
  const locales = original.metadata ? [original, ...others] : [];
  const { externalLinks, guideLinks, images } = context;
  const plans = [sourcePlan, ...otherPlans];
  return {
    guide,
    defaultLocale: source.locale,
    ...toDocuments(source, locales, aliases, settings, run),
    images,
    externalLinks,
    guideLinks,
    declarations: listDeclarations(plans, aliases),
  };
}

function reportInvalidId(guide: string, file: VFile): void {
  for (const { message } of v.safeParse(IdSchema, guide, { abortPipeEarly: true }).issues ?? []) {
    const reason = `invalid guide id "${guide}" (the folder's name)`;
    report(file, TOP, 'invalid-guide-id', reason, `rename the folder: ${message}`);
  }
}

function createContext(
  { outline }: Translation,
  aliases: Record<string, string>,
  pages: string | undefined,
  run: RunStep,
): GuideContext {
  const ids = new Map([...listIds(outline).map((id) => [id, id] as const), ...Object.entries(aliases)]);
  return { ids, pages, run, externalLinks: [], guideLinks: [], images: [] };
}

/** Checks and renders one locale; a derived one is converted from `original`, the source. */
function compileLocale(
  plan: LocalePlan,
  original: CompiledLocale | undefined,
  context: GuideContext,
): CompiledLocale {
  const { file } = plan.kind === 'derivation' ? (plan.translation ?? plan.source) : plan.translation;
  context.run(wholeFile(file), () => checkLocale(plan));
  const metadata = metadataOf(plan, original?.metadata);
  const text = renderLocale(plan, original?.text, context);
  checkAnswers(plan, text.parts);
  const sections = { ids: context.ids, headings: text.headings };
  const asked = context.run(wholeFile(file), () => checkAsked(plan, sections)) ?? {};
  return { file, locale: plan.locale, metadata, text, asked };
}

/** The documents of those `compiled` locales that can be published, in their order, the same as Markdown, and their phrasings. */
function toDocuments(
  { guide, outline }: Translation,
  compiled: readonly CompiledLocale[],
  aliases: Record<string, string>,
  { search: settings }: Settings,
  run: RunStep,
): Pick<CompiledGuide, 'documents' | 'markdown' | 'asked'> {
  const publishable = compiled.flatMap(({ metadata, ...rest }) => (metadata ? [{ metadata, ...rest }] : []));
  const locales = publishable.map(({ locale }) => locale);
  const markdown = new Map<string, GuideMarkdown>();
  const makeLocalDocument = ({ locale, metadata, text, asked }: (typeof publishable)[number]): Guide => {
    const written = toGuideMarkdown(metadata.title, outline, text);
    const search = searchTermsOf(locale, settings);
    markdown.set(locale, written);
    return makeDocument({
      ...{ guide, locale, locales, outline, metadata, text, aliases },
      ...{ markdown: written.text, search, asked },
    });
  };
  const documents = publishable.flatMap(
    (locale) => run(wholeFile(locale.file), () => makeLocalDocument(locale)) ?? [],
  );
  return { documents, markdown, asked: new Map(publishable.map(({ locale, asked }) => [locale, asked])) };
}
