/** Reports what of a translation is older than its source, and what of a derived one nobody has read yet. */
import { report, TOP } from '../diagnostics.ts';
import { writtenParts } from '../read/outline.ts';
import { fingerprint, type Translation, UNTRANSLATED } from '../read/translation.ts';

/** Reports to the file of `translation` each part whose source changed after it was last checked against it. */
export function reportDrift(source: Translation, translation: Translation): void {
  const { file, outline, guide, locale } = translation;
  const checked = fingerprintsIn(translation);
  const lines = new Map(writtenParts(outline).map(({ id, line }) => [id, line]));
  const parts = writtenParts(source.outline).filter(({ id }) => lines.has(id));
  for (const part of parts) {
    const then = checked.get(part.id);
    if (then === undefined || then === fingerprint(part, source.file)) continue;
    const { basename } = source.file;
    const [reason, work] =
      then === UNTRANSLATED
        ? [`"${part.id}" is not translated yet`, 'translate it']
        : [`"${part.id}" changed in ${basename} after it was translated`, 'bring it up to date'];
    const mend = `${work}, then say so: edge-faq review ${guide} ${locale} ${part.id}`;
    report(file, { line: lines.get(part.id) ?? 1, column: 1 }, 'stale-translation', reason, mend);
  }
  reportUnknown(source, translation);
  if (parts.some(({ id }) => !checked.has(id))) reportAge(source, translation);
}

/** Where no fingerprint says which parts are older, the dates of the files tell that something may be. */
function reportAge(source: Translation, { file, guide, locale, frontMatter }: Translation): void {
  const [then, now] = [frontMatter?.updated, source.frontMatter?.updated];
  if (!then || !now || then >= now) return;
  const reason = `${source.file.basename} was updated on ${now}, after this translation (${then})`;
  const mend = `bring it up to date, then say so: edge-faq review ${guide} ${locale}`;
  report(file, TOP, 'stale-translation', reason, mend);
}

function reportUnknown(source: Translation, translation: Translation): void {
  const { file } = translation;
  const known = new Set(writtenParts(source.outline).map(({ id }) => id));
  for (const id of fingerprintsIn(translation).keys()) {
    if (known.has(id)) continue;
    const reason = `front matter field "source.${id}" names no part of ${source.file.basename}`;
    report(file, TOP, 'invalid-field', reason, 'leave it out');
  }
}

/** Parts of `source` by id: all, those without words of their own in the translation, those checked as they are now. */
export function partStates(
  source: Translation,
  written: Translation | undefined,
): Record<'all' | 'derived' | 'checked', string[]> {
  const own = new Set(written ? writtenParts(written.outline).map(({ id }) => id) : []);
  const checked = fingerprintsIn(written);
  const parts = writtenParts(source.outline);
  const all = parts.map(({ id }) => id);
  return {
    all,
    derived: all.filter((id) => !own.has(id)),
    checked: parts
      .filter((part) => checked.get(part.id) === fingerprint(part, source.file))
      .map(({ id }) => id),
  };
}

/** A part may have any word as its id, even one that JavaScript gives to every object. */
function fingerprintsIn(translation: Translation | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(translation?.frontMatter?.source ?? {}));
}

/** Reports which parts of `locale` are derived from `source` and were not read since they last changed. */
export function reportUnreviewed(
  source: Translation,
  locale: string,
  written: Translation | undefined,
): void {
  const { derived, checked } = partStates(source, written);
  const unread = derived.filter((id) => !checked.includes(id));
  if (unread.length === 0) return;
  const reason = `${locale} is derived and not yet reviewed in: ${unread.join(', ')}`;
  const mend = `read them, write what is wrong into ${locale}.md, then say so: edge-faq review ${source.guide} ${locale}`;
  report(written?.file ?? source.file, TOP, 'unreviewed-derivation', reason, mend);
}
