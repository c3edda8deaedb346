/** Drift: parts of a translation that are older than their source, and derived parts that nobody has reviewed. */
import { report, TOP } from '../diagnostics.ts';
import { pointOfField } from '../read/front-matter.ts';
import { reviewableParts } from '../read/outline.ts';
import { fingerprint, type Translation, UNTRANSLATED } from '../read/translation.ts';
import { placeOfPart } from './place-of-part.ts';

/**
 * Reports each part whose source changed since its translation was last reviewed. A part without a fingerprint is compared by date
 * if it has text; other parts had no fingerprints before, and get them by the next review.
 *
 * @param copies - ids of parts that are reported as copies of the source already
 */
export function reportDrift(
  source: Translation,
  translation: Translation,
  copies: ReadonlySet<string> = new Set(),
): void {
  const { file, guide, locale } = translation;
  const reviewed = reviewedFingerprints(translation);
  const translated = new Map(reviewableParts(translation).map((part) => [part.id, part]));
  const parts = reviewableParts(source).filter(({ id }) => translated.has(id));
  for (const part of parts) {
    if (copies.has(part.id)) continue;
    const reviewedAt = reviewed.get(part.id);
    if (reviewedAt === undefined || reviewedAt === fingerprint(part, source.file)) continue;
    const { basename } = source.file;
    const [reason, task] =
      reviewedAt === UNTRANSLATED
        ? [`"${part.id}" is not confirmed as translated`, 'translate it if it is not yet']
        : [`"${part.id}" changed in ${basename} after it was translated`, 'update it'];
    const hint = `${task}, then run: npx edge-faq review ${guide} ${locale} ${part.id}`;
    const place = placeOfPart(translation, translated.get(part.id) ?? part);
    report(file, place, 'stale-translation', reason, hint);
  }
  reportUnknownNames(source, translation);
  if (parts.some(({ id, body }) => body.length > 0 && !reviewed.has(id)))
    reportOlderDate(source, translation);
}

/** For translations without fingerprints: compares the `updated` dates of the files. */
function reportOlderDate(source: Translation, { file, guide, locale, frontMatter }: Translation): void {
  const [translated, changed] = [frontMatter?.updated, source.frontMatter?.updated];
  if (!translated || !changed || translated >= changed) return;
  const reason = `${source.file.basename} was updated on ${changed}, after this translation (${translated})`;
  const hint = `update it, then run: npx edge-faq review ${guide} ${locale}`;
  report(file, TOP, 'stale-translation', reason, hint);
}

function reportUnknownNames(source: Translation, translation: Translation): void {
  const { file, tree, frontMatter } = translation;
  const ids = new Set(reviewableParts(source).map(({ id }) => id));
  const fields = {
    source: [...reviewedFingerprints(translation).keys()],
    untranslated: frontMatter?.untranslated ?? [],
  };
  for (const [field, names] of Object.entries(fields)) {
    for (const id of names.filter((name) => !ids.has(name))) {
      const reason = `front matter field "${field}.${id}" names no part of ${source.file.basename}`;
      report(file, pointOfField(tree, field), 'invalid-field', reason, 'remove it');
    }
  }
}

/**
 * Ids of the parts to review: all, those derived from `source`, those reviewed since they last changed. Derived titles and headings are
 * not among them.
 */
export function partStates(
  source: Translation,
  translation: Translation | undefined,
): Record<'all' | 'derived' | 'checked', string[]> {
  const own = new Set(translation ? reviewableParts(translation).map(({ id }) => id) : []);
  const reviewed = reviewedFingerprints(translation);
  const parts = reviewableParts(source).filter(({ id, body }) => own.has(id) || body.length > 0);
  const all = parts.map(({ id }) => id);
  return {
    all,
    derived: all.filter((id) => !own.has(id)),
    checked: parts
      .filter((part) => reviewed.get(part.id) === fingerprint(part, source.file))
      .map(({ id }) => id),
  };
}

/** By part. A map, because a part's id may be a name that every object has, like `constructor`. */
function reviewedFingerprints(translation: Translation | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(translation?.frontMatter?.source ?? {}));
}

/** Reports which parts of `locale` are derived from `source` and were not reviewed since they last changed. */
export function reportUnreviewed(
  source: Translation,
  locale: string,
  translation: Translation | undefined,
): void {
  const { derived, checked } = partStates(source, translation);
  const unreviewed = derived.filter((id) => !checked.includes(id));
  if (unreviewed.length === 0) return;
  const reason = `${locale} is derived and not yet reviewed in: ${unreviewed.join(', ')}`;
  const hint = `read them, write corrections into ${locale}.md, then run: npx edge-faq review ${source.guide} ${locale}`;
  report(translation?.file ?? source.file, TOP, 'unreviewed-derivation', reason, hint);
}
