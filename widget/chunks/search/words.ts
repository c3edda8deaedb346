/** Words of texts, folded: those between spaces and punctuation, and runs of Han characters. */
import { type FoldedText, foldWithOffsets } from '../../../search/fold.ts';

/** Words of a folded text. */
export const WORDS = /\p{Script=Han}+|[^\s\p{Script=Han}\p{P}]+/gu;

/** Both Chinese scripts stay as they are: only the API knows them as one. */
export function fold(text: string): FoldedText {
  return foldWithOffsets(text, (character) => character);
}
