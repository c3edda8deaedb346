/** Interface strings of the chunk `toolbar`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('toolbar');
