/** Interface strings of the chunk `answers`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('answers');
