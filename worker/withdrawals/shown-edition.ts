/** Editions as they are shown: with notices in the place of their withdrawn sections. */

import { concat } from '../../schema/concat.ts';
import { directionOf } from '../../schema/locale.ts';
import { editionPath } from '../../schema/paths.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { OpenEdition } from '../store/edition.ts';
import { type Replacement, splice } from '../store/spliced-edition.ts';
import { toMarkdown, toNotice, toWithdrawnSection } from './notice.ts';
import type { SectionIds } from './section-ids.ts';

/** An edition of which nothing is shown that is withdrawn. */
export interface ShownEdition extends OpenEdition {
  /** The withdrawals of its sections. */
  withdrawn: WithdrawnSections;
}

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 2 * 1024 * 1024;

/** Bytes in memory of a replacement without its text, and of a key, about. */
const ENTRY_BYTES = 256;

/** Withdrawals of single sections, by any id that a section has had. */
export class WithdrawnSections {
  readonly #byId: ReadonlyMap<string, Withdrawal>;
  readonly #ids: Pick<SectionIds, 'resolve'>;

  /** Of several `withdrawals` of a section the first holds. */
  constructor(withdrawals: readonly Withdrawal[], ids: Pick<SectionIds, 'resolve'>) {
    this.#ids = ids;
    const entries = withdrawals.map((each) => [ids.resolve(each.section ?? ''), each] as const);
    this.#byId = new Map(entries.toReversed());
  }

  /** Whether there are none. */
  get isEmpty(): boolean {
    return this.#byId.size === 0;
  }

  /** The withdrawal of the section `id`. */
  get(id: string): Withdrawal | undefined {
    return this.isEmpty ? undefined : this.#byId.get(this.#ids.resolve(id));
  }
}

/** What `show` puts in the place of withdrawn sections, by edition and list of withdrawals. */
const notices = new SieveCache<readonly Replacement[]>(CAPACITY);

/** `opened` with the notices of those of its sections that are `withdrawn` by the list with `tag`. */
export function show(opened: OpenEdition, withdrawn: WithdrawnSections, tag: string): ShownEdition {
  if (withdrawn.isEmpty) return { ...opened, withdrawn };
  const key = `${editionPath(opened.header)} ${tag}`;
  const replacements = notices.get(key) ?? toReplacements(opened, withdrawn);
  const bytes = replacements.reduce((sum, each) => sum + each.bytes.byteLength + ENTRY_BYTES, ENTRY_BYTES);
  notices.set(key, replacements, bytes);
  return { ...(replacements.length > 0 ? splice(opened, replacements) : opened), withdrawn };
}

function toReplacements({ header }: OpenEdition, withdrawn: WithdrawnSections): Replacement[] {
  const { locale } = header;
  return header.sections.flatMap(({ id, json, markdown, page }) => {
    const withdrawal = withdrawn.get(id);
    if (!withdrawal) return [];
    const section = toWithdrawnSection(withdrawal, id, locale);
    return [
      { range: json, bytes: toBytes(JSON.stringify(section)) },
      { range: markdown, bytes: toBytes(toMarkdown(withdrawal, id, locale)) },
      {
        range: page.heading,
        bytes: toBytes(headingHtml(section.heading, toNotice(withdrawal, locale).locale, locale)),
      },
      { range: page.answer, bytes: toBytes(section.html) },
    ];
  });
}

/** The heading of a notice as HTML, with its language where that is not the page's. */
function headingHtml(heading: string, lang: string, locale: string): string {
  const html = escapeHtml(heading);
  return lang === locale
    ? html
    : `<span lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${html}</span>`;
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concat([text]));
}
