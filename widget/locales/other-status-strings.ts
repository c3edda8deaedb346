/** Interface strings of the entry script in the languages that are loaded on demand. Evaluated at build time. */
import { LOADED_ON_DEMAND } from './index.ts';
import type { StatusStrings } from './status-strings.ts';

const otherStrings: Record<string, StatusStrings> = Object.fromEntries(
  LOADED_ON_DEMAND.map(({ lang, element }) => [lang, { lang, ...element.status }]),
);

export default otherStrings;
