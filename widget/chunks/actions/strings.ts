/** Interface strings of the chunk `actions`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('actions');
