/** Withdrawals that front matter declares, for each locale of a guide. */
import type { LocalePlan } from '../read/plan-locales.ts';
import type { Translation } from '../read/translation.ts';
import type { WithdrawnEntry } from '../read/withdrawn.ts';

/** An entry of `withdrawn`, for one locale. */
export interface Declaration extends Omit<WithdrawnEntry, 'section'> {
  locale: string;
  /** Its current id, where it has one; undefined where the whole locale is withdrawn. */
  section: string | undefined;
  /** Where it is written: position `index` of the list. Undefined where a derived locale has it from its source. */
  place: (Pick<Translation, 'file' | 'tree'> & { index: number }) | undefined;
}

/**
 * The declarations for each locale, the source's first. A derived locale has those of its source, with the notices converted, unless
 * its own file declares the same part.
 *
 * @param aliases - former ids, and their current ids
 */
export function listDeclarations(
  plans: readonly LocalePlan[],
  aliases: Readonly<Record<string, string>>,
): Declaration[] {
  const currentIds = new Map(Object.entries(aliases));
  return plans.flatMap((plan) => {
    const own = plan.translation ? readDeclarations(plan.translation, currentIds) : [];
    if (plan.kind !== 'derivation') return own;
    const { source, locale, convert } = plan;
    const inherited = readDeclarations(source, currentIds)
      .filter(({ section }) => !own.some((declaration) => declaration.section === section))
      .map((declaration): Declaration => {
        return { ...declaration, locale, notice: convert(declaration.notice), place: undefined };
      });
    return [...own, ...inherited];
  });
}

function readDeclarations(
  { locale, frontMatter, file, tree }: Translation,
  currentIds: ReadonlyMap<string, string>,
): Declaration[] {
  return (frontMatter?.withdrawn ?? []).map(({ section, ...reason }, index) => ({
    ...reason,
    locale,
    section: section && (currentIds.get(section) ?? section),
    place: { file, tree, index },
  }));
}

/** Whether `declaration` withdraws the section in the locale, or all of the locale. */
export function withdraws(
  declaration: Pick<Declaration, 'locale' | 'section'>,
  locale: string,
  section: string | undefined,
): boolean {
  return (
    declaration.locale === locale && (declaration.section === undefined || declaration.section === section)
  );
}
