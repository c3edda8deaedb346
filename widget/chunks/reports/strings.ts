/** Interface strings of the chunk `reports`. Evaluated at build time. */
import { pickStrings } from '../../locales/index.ts';

export const strings = pickStrings('reports');
