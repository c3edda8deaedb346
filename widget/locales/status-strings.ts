/** Interface strings of the entry script, in its languages. Evaluated at build time. */
import type { ElementStrings } from '../../schema/languages/element-strings.ts';
import { BUNDLED, LOADED_ON_DEMAND } from './index.ts';

/** Strings of the entry script, and the language that they are in. */
export type StatusStrings = ElementStrings['status'] & { lang: string };

export const strings: Record<string, StatusStrings> = Object.fromEntries(
  BUNDLED.map(({ lang, element }) => [lang, { lang, ...element.status }]),
);

export const otherLanguages: readonly string[] = LOADED_ON_DEMAND.map(({ lang }) => lang);
