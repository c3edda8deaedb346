/** Notice of ids that are paired with what replaced them in a guide that exists already. */
import { listNames } from '../list-names.ts';
import { keyOf } from './match-ids.ts';
import type { Pairing } from './pair-questions.ts';

/** Tells the author which ids of a translation were taken for those of the source that were replaced, since another may be alike. */
export function noticeReplacedIds(
  { locale, sourceLocale, pairs }: Pairing,
  onNotice: (notice: string) => void,
): void {
  const named = pairs.flatMap(({ by, question, source }) =>
    by === 'id' && keyOf(question) !== keyOf(source) ? [`“${keyOf(question)}” with {#${source.id}}`] : [],
  );
  if (named.length === 0) return;
  onNotice(
    `ids of ${locale} that are not valid are paired with the ids of ${sourceLocale}.md that replaced them: ${listNames(named)}`,
  );
}
