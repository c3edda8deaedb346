/** The language that the element speaks: those of our own guides come with it, others are loaded where a page is in one. */
import { writtenLanguage } from '../../schema/locale.ts';
import { en } from './en.ts';
import type { Strings } from './strings.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

const OTHERS = ['ar', 'es', 'ja', 'vi'];

let known: Record<string, Strings> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/**
 * The strings for a BCP 47 tag: English for every language that we don't speak. Undefined while they are on their way; `arrived` is
 * called then.
 */
export function stringsFor(locale: string, arrived: () => void): Strings | undefined {
  const language = writtenLanguage(locale);
  const there = known[language];
  if (there || !OTHERS.includes(language)) return there ?? en;
  import('./others.ts').then(
    ({ others }) => {
      known = { ...others, ...known };
      arrived();
    },
    () => {
      known[language] = en;
      arrived();
    },
  );
  return undefined;
}
