/** Pairing of all translations of an import, with the decisions of their author. */
import type { LocalizedFaq } from '../read-faqs.ts';
import { type Pairing, type PairingSource, pairQuestions } from './pair-questions.ts';
import {
  decisionsOfFile,
  noticeUnusedRows,
  readPairsFile,
  validatePairsFile,
  writePairsFile,
} from './pairs-file.ts';

export interface PairOptions {
  /** Accept all pairs by similarity, and omit the questions that have none. */
  acceptPairs?: boolean | undefined;
  /** Path of the file of pairs. */
  pairs?: string | undefined;
  dryRun?: boolean | undefined;
}

/**
 * Pairs each of `translations` with `source`. Where decisions are needed and the file of pairs doesn't exist, it is written.
 *
 * @throws if the file of pairs isn't valid
 */
export async function pairTranslations(
  translations: readonly LocalizedFaq[],
  source: PairingSource,
  { acceptPairs, pairs: path, dryRun }: PairOptions,
  onNotice: (notice: string) => void,
): Promise<{ pairings: Pairing[]; written: string | undefined }> {
  const file = path === undefined ? undefined : await readPairsFile(path);
  if (file) {
    validatePairsFile(file, source);
    noticeUnusedRows(file, questionsOf(translations), onNotice);
  }
  const decisions = {
    acceptAll: acceptPairs === true,
    idOf: file ? decisionsOfFile(file) : () => undefined,
  };
  const pairings = translations.map(({ locale, faq }) => pairQuestions(locale, faq, source, decisions));
  const isNeeded = pairings.some(({ isPending }) => isPending);
  if (path === undefined || file || !isNeeded || dryRun) return { pairings, written: undefined };
  await writePairsFile(path, pairings);
  return { pairings, written: path };
}

function questionsOf(translations: readonly LocalizedFaq[]): { locale: string; heading: string }[] {
  return translations.flatMap(({ locale, faq: { chapters } }) =>
    chapters.flatMap(({ questions }) => questions.map(({ heading }) => ({ locale, heading }))),
  );
}
