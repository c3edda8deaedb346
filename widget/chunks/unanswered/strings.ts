/** Interface strings of the chunk `unanswered`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('unanswered');
