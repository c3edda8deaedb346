/** Drift: parts of a translation that are older than their source, and derived parts that nobody has reviewed. */
import { report, TOP } from '../diagnostics.ts';
import { writtenParts } from '../read/outline.ts';
import { fingerprint, type Translation, UNTRANSLATED } from '../read/translation.ts';

/** Reports each part whose source changed since its translation was last reviewed. */
export function reportDrift(source: Translation, translation: Translation): void {
  const { file, outline, guide, locale } = translation;
  const reviewed = reviewedFingerprints(translation);
  const lines = new Map(writtenParts(outline).map(({ id, line }) => [id, line]));
  const parts = writtenParts(source.outline).filter(({ id }) => lines.has(id));
  for (const part of parts) {
    const reviewedAt = reviewed.get(part.id);
    if (reviewedAt === undefined || reviewedAt === fingerprint(part, source.file)) continue;
    const { basename } = source.file;
    const [reason, task] =
      reviewedAt === UNTRANSLATED
        ? [`"${part.id}" is not translated yet`, 'translate it']
        : [`"${part.id}" changed in ${basename} after it was translated`, 'update it'];
    const hint = `${task}, then run: edge-faq review ${guide} ${locale} ${part.id}`;
    report(file, { line: lines.get(part.id) ?? 1, column: 1 }, 'stale-translation', reason, hint);
  }
  reportUnknownFingerprints(source, translation);
  if (parts.some(({ id }) => !reviewed.has(id))) reportOlderDate(source, translation);
}

/** For translations without fingerprints: compares the `updated` dates of the files. */
function reportOlderDate(source: Translation, { file, guide, locale, frontMatter }: Translation): void {
  const [translated, changed] = [frontMatter?.updated, source.frontMatter?.updated];
  if (!translated || !changed || translated >= changed) return;
  const reason = `${source.file.basename} was updated on ${changed}, after this translation (${translated})`;
  const hint = `update it, then run: edge-faq review ${guide} ${locale}`;
  report(file, TOP, 'stale-translation', reason, hint);
}

function reportUnknownFingerprints(source: Translation, translation: Translation): void {
  const { file } = translation;
  const ids = new Set(writtenParts(source.outline).map(({ id }) => id));
  for (const id of reviewedFingerprints(translation).keys()) {
    if (ids.has(id)) continue;
    const reason = `front matter field "source.${id}" names no part of ${source.file.basename}`;
    report(file, TOP, 'invalid-field', reason, 'remove it');
  }
}

/** Ids of the parts of `source`: all, those without text of their own in the translation, those reviewed since they last changed. */
export function partStates(
  source: Translation,
  translation: Translation | undefined,
): Record<'all' | 'derived' | 'checked', string[]> {
  const own = new Set(translation ? writtenParts(translation.outline).map(({ id }) => id) : []);
  const reviewed = reviewedFingerprints(translation);
  const parts = writtenParts(source.outline);
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
  const hint = `read them, write corrections into ${locale}.md, then run: edge-faq review ${source.guide} ${locale}`;
  report(translation?.file ?? source.file, TOP, 'unreviewed-derivation', reason, hint);
}
