/** Current editions of a site: the revision of each guide in each locale that is served unless another one is named. */
import type { EditionName } from '../../schema/paths.ts';
import type { CompiledSite } from '../compiled-site.ts';

/** An edition in the output folder. */
export interface CurrentEdition extends EditionName {
  /** SHA-256 of its first file. */
  digest: string;
}

/**
 * The current editions of `site`, whose editions were written.
 *
 * @throws {RangeError} if one was not.
 */
export function currentEditions({ guides }: Pick<CompiledSite, 'guides'>): CurrentEdition[] {
  return guides.flatMap(({ record: { entry, revisions } }) =>
    entry.locales.map(({ locale, revision }) => {
      const stored = revisions[locale]?.find((each) => each.revision === revision);
      if (!stored) throw new RangeError(`${entry.guide} in ${locale} was not written`);
      return { guide: entry.guide, locale, revision, digest: stored.digest };
    }),
  );
}
