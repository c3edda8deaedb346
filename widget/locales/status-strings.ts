/** Interface strings of the entry script, in its languages. Evaluated at build time. */
import { BUNDLED, LOADED_ON_DEMAND } from './index.ts';
import type { InterfaceStrings } from './interface-strings.ts';

/** Strings of the entry script, and the language that they are in. */
export type StatusStrings = InterfaceStrings['status'] & Pick<InterfaceStrings, 'lang'>;

export const strings: Record<string, StatusStrings> = Object.fromEntries(
  BUNDLED.map(({ lang, status }) => [lang, { lang, ...status }]),
);

export const otherLanguages: readonly string[] = LOADED_ON_DEMAND.map(({ lang }) => lang);
