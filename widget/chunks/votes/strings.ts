/** Interface strings of the chunk `votes`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('votes');
