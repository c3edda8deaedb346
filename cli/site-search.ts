/** Search in the guides of the content folder, as readers of the published site search them. */
import { GUIDES } from '../compiler/build.ts';
import type { SiteGuide } from '../compiler/compiled-site.ts';
import { indexGuide } from '../compiler/index/index-guide.ts';
import { mergeIndexes, toWholeIndex } from '../compiler/index/merge-indexes.ts';
import { readingsFile } from '../compiler/index/readings.ts';
import { searchTermsOf } from '../compiler/index/search-terms.ts';
import { listGuides } from '../compiler/read/files.ts';
import type { Settings } from '../compiler/settings.ts';
import type { Guide } from '../schema/guide.ts';
import { isSameWrittenLanguage, suggestLocale } from '../schema/locale.ts';
import { nearestName } from '../schema/nearest-name.ts';
import { cutQuery } from '../schema/query.ts';
import { type Explanation, explain } from '../search/explain.ts';
import { openReadings } from '../search/pinyin/readings.ts';
import { type Excluding, openIndex, type SearchIndex, type SearchResults, search } from '../search/search.ts';

/** What is searched: one guide, or all guides in a locale. */
export interface Scope {
  guide?: string | undefined;
  locale: string;
}

/** A section that queries may find. */
export interface SearchedSection {
  guide: string;
  section: string;
  heading: string;
}

/** Why there is no such guide, locale or section, and what to write instead. */
export class SearchProblem extends Error {
  readonly subject: 'guide' | 'locale' | 'section';
  readonly reason: string;
  readonly hint: string;

  constructor(subject: SearchProblem['subject'], reason: string, hint: string) {
    super(`${reason}: ${hint}`);
    this.subject = subject;
    this.reason = reason;
    this.hint = hint;
  }
}

interface OpenScope {
  index: SearchIndex;
  sections: SearchedSection[];
}

export class SiteSearch {
  readonly #guides: readonly SiteGuide[];
  readonly #settings: Settings;
  readonly #open = new Map<string, Promise<OpenScope>>();

  constructor(guides: readonly SiteGuide[], settings: Settings) {
    this.#guides = guides;
    this.#settings = settings;
  }

  /**
   * The scope of a search in `guide`, by default in all guides, in `locale`, by default the one that most of them are written in.
   *
   * @throws SearchProblem if no such guide can be searched, or none in that locale.
   */
  scopeOf(guide: string | undefined, locale: string | undefined): Scope {
    const guides = this.#select(guide);
    const locales = [...new Set(guides.flatMap(({ record }) => localesOf(record.entry.locales)))];
    const requested = locale ?? mostFrequent(guides.map(({ record }) => record.entry.defaultLocale));
    const found = suggestLocale(requested) ?? requested;
    if (locales.includes(found)) return { guide, locale: found };
    const nearest =
      locales.find((each) => suggestLocale(requested) && isSameWrittenLanguage(each, found)) ??
      nearestName(requested, locales);
    throw new SearchProblem(
      'locale',
      guide === undefined ? `no guide is in "${requested}"` : `guide "${guide}" is not in "${requested}"`,
      `${didYouMean(nearest)}the locales are ${locales.join(', ')}`,
    );
  }

  /** The results for `query`, of which the API searches the first characters, too, if it is long. */
  async search(scope: Scope, query: string, limit: number): Promise<SearchResults> {
    const { index } = await this.#openScope(scope);
    return search(index, cutQuery(query).text, limit, this.#excludingIn(scope));
  }

  async explain(scope: Scope, query: string, limit: number): Promise<Explanation> {
    const { index } = await this.#openScope(scope);
    return explain(index, cutQuery(query).text, limit, this.#excludingIn(scope));
  }

  /** The sections of `scope`, with their headings. */
  async sectionsOf(scope: Scope): Promise<readonly SearchedSection[]> {
    return (await this.#openScope(scope)).sections;
  }

  /**
   * The section of `scope` with this id, or `guide#id`.
   *
   * @throws SearchProblem if there is none, or one in several guides.
   */
  async sectionOf(scope: Scope, name: string): Promise<SearchedSection> {
    const sections = await this.sectionsOf(scope);
    const matches = sections.filter((each) => each.section === name || nameOf(each) === name);
    const [match, ...others] = matches;
    if (match && others.length === 0) return match;
    if (match)
      throw new SearchProblem(
        'section',
        `${matches.length} guides have a section "${name}"`,
        `write ${matches.map(nameOf).join(' or ')}`,
      );
    const names = sections.map(name.includes('#') ? nameOf : ({ section }) => section);
    const nearest = this.#currentName(name, sections) ?? nearestName(name, names);
    throw new SearchProblem(
      'section',
      `there is no section "${name}" in ${scope.guide ?? 'the guides'} (${scope.locale})`,
      nearest === undefined
        ? 'write the id of a section, which is in braces after its heading: {#id}'
        : `did you mean "${nearest}"?`,
    );
  }

  #select(guide: string | undefined): readonly SiteGuide[] {
    const guides = this.#guides.filter(({ record }) => guide === undefined || record.entry.guide === guide);
    if (guides.length > 0) return guides;
    const check = 'run "npx edge-faq check" and fix the errors it reports';
    const existing = listGuides(GUIDES);
    if (guide === undefined)
      throw new SearchProblem(
        'guide',
        'there is no guide to search',
        existing.length > 0 ? check : 'create one with "npx edge-faq new guide <id>"',
      );
    if (existing.includes(guide)) throw new SearchProblem('guide', `guide "${guide}" has errors`, check);
    throw new SearchProblem(
      'guide',
      `guide "${guide}" not found`,
      `${didYouMean(nearestName(guide, existing))}the guides are ${existing.join(', ')}`,
    );
  }

  #openScope(scope: Scope): Promise<OpenScope> {
    const key = `${scope.guide ?? ''} ${scope.locale}`;
    const opened = this.#open.get(key) ?? this.#index(scope);
    this.#open.set(key, opened);
    return opened;
  }

  async #index({ guide, locale }: Scope): Promise<OpenScope> {
    const terms = searchTermsOf(locale, this.#settings.search);
    const documents = this.#select(guide).flatMap(({ documents: all = [], asked }) =>
      all
        .filter((document) => document.locale === locale)
        .map((document) => ({ document, index: indexGuide(document, terms, asked?.get(locale)) })),
    );
    const indexes = documents.map(({ index }) => index);
    const merged = await mergeIndexes({ locale, revision: '' }, indexes);
    return {
      index: { ...openIndex(toWholeIndex(merged)), readReadings: async () => openReadings(readingsFile()) },
      sections: documents.flatMap(({ document }) => listSections(document)),
    };
  }

  /** What the front matter of the guides withdraws. */
  #excludingIn({ locale }: Scope): Excluding {
    const withdrawals = this.#guides.flatMap(({ record }) => record.withdrawals);
    const isExcluded: Excluding['isExcluded'] = ({ guide, section }) =>
      withdrawals.some(
        (withdrawal) =>
          withdrawal.guide === guide &&
          (withdrawal.section ?? section) === section &&
          (withdrawal.locale ?? locale) === locale,
      );
    return { isExcluded };
  }

  /** The current name of the section with this former one; undefined if there is none. */
  #currentName(name: string, sections: readonly SearchedSection[]): string | undefined {
    const [id = '', guide] = name.split('#').toReversed();
    for (const { documents = [] } of this.#guides)
      for (const document of documents) {
        const current = document.aliases?.[id];
        const isHere = sections.some((each) => each.guide === document.guide && each.section === current);
        if (isHere && (guide ?? document.guide) === document.guide) return `${document.guide}#${current}`;
      }
    return undefined;
  }
}

/** `guide#section`. */
export function nameOf({ guide, section }: Pick<SearchedSection, 'guide' | 'section'>): string {
  return `${guide}#${section}`;
}

function listSections({ guide, chapters }: Guide): SearchedSection[] {
  const sections = chapters.flatMap((chapter) => chapter.sections);
  return sections.map(({ id, heading }) => ({ guide, section: id, heading }));
}

function localesOf(entries: readonly { locale: string }[]): string[] {
  return entries.map(({ locale }) => locale);
}

function mostFrequent(items: readonly string[]): string {
  const groups = [...Map.groupBy(items, (item) => item)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `did you mean "${nearest}"? `;
}
