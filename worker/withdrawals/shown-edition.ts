/** Editions as they are shown: with notices in the place of their withdrawn sections. */
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { concat } from '../concat.ts';
import type { OpenEdition } from '../store/edition.ts';
import { splice } from '../store/spliced-edition.ts';
import { toMarkdown, toWithdrawnSection } from './notice.ts';
import type { SectionIds } from './section-ids.ts';

/** An edition of which nothing is shown that is withdrawn. */
export interface ShownEdition extends OpenEdition {
  /** The withdrawals of its sections. */
  withdrawn: WithdrawnSections;
}

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

  /** The withdrawal of the section `id`. */
  get(id: string): Withdrawal | undefined {
    return this.#byId.size > 0 ? this.#byId.get(this.#ids.resolve(id)) : undefined;
  }
}

/** `opened` with the notices of those of its sections that are `withdrawn`. */
export function show(opened: OpenEdition, withdrawn: WithdrawnSections): ShownEdition {
  const { locale } = opened.header;
  const replacements = opened.header.sections.flatMap(({ id, json, markdown }) => {
    const withdrawal = withdrawn.get(id);
    if (!withdrawal) return [];
    const section = JSON.stringify(toWithdrawnSection(withdrawal, id, locale));
    return [
      { range: json, bytes: toBytes(section) },
      { range: markdown, bytes: toBytes(toMarkdown(withdrawal, id, locale)) },
    ];
  });
  return { ...(replacements.length > 0 ? splice(opened, replacements) : opened), withdrawn };
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concat([text]));
}
