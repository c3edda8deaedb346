/** Interface strings of the chunk `search`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('search');
