/** Languages of the interface. A new one is a file in this folder and its name in this list. */
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { Language } from './language.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export const LANGUAGES: readonly Language[] = [ar, en, es, ja, ko, vi, zhHans, zhHant];

/** Whether the interface is in `language`; in others it is in English. */
export function isInterfaceLanguage(language: string): boolean {
  return LANGUAGES.some(({ lang }) => lang === language);
}
