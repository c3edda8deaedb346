/** Editions as they are shown: with notices in the place of their withdrawn sections. */
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { concat } from '../concat.ts';
import type { OpenEdition } from '../store/edition.ts';
import { splice } from '../store/spliced-edition.ts';
import { toMarkdown, toWithdrawnSection } from './notice.ts';

/** An edition of which nothing is shown that is withdrawn. */
export interface ShownEdition extends OpenEdition {
  /** The withdrawals of its sections. */
  withdrawn: WithdrawnSections;
}

/** Former ids and the current ones. An earlier revision has ids of its own time, so that the current revision's apply to it as well. */
type Aliases = Readonly<Record<string, string>>;

/** Withdrawals of single sections, by the ids that a section has had. */
export class WithdrawnSections {
  readonly #byId: ReadonlyMap<string, Withdrawal>;
  readonly #aliases: readonly Aliases[];

  /** Of several `withdrawals` of a section the first holds. */
  constructor(withdrawals: readonly Withdrawal[], aliases: readonly (Aliases | undefined)[]) {
    this.#aliases = aliases.filter((each) => each !== undefined);
    const entries = withdrawals.map((each) => [this.#resolve(each.section ?? ''), each] as const);
    this.#byId = new Map(entries.toReversed());
  }

  /** The withdrawal of the section `id`, a current or a former id. */
  get(id: string): Withdrawal | undefined {
    return this.#byId.size > 0 ? this.#byId.get(this.#resolve(id)) : undefined;
  }

  #resolve(id: string): string {
    const aliases = this.#aliases.find((each) => Object.hasOwn(each, id));
    return aliases?.[id] ?? id;
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
