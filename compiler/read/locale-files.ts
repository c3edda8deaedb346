/** Locale files of a guide: those that are named by a language tag. */
import type { VFile } from 'vfile';
import { canonicalLocale, hasRegistrableLanguage } from '../../schema/locale.ts';
import { report, TOP } from '../diagnostics.ts';

const HINT = "name it by its language tag, like zh-Hant.md, or move it out of the guide's folder";

/** Those of `files` that may be of a locale. The others, like `README.md`, are reported, and count neither as source nor as translation. */
export function selectLocaleFiles(files: readonly VFile[]): VFile[] {
  return files.filter((file) => {
    const name = file.stem ?? '';
    if (isLocale(name)) return true;
    report(file, TOP, 'invalid-locale', `"${name}" is not a locale`, HINT);
    return false;
  });
}

function isLocale(tag: string): boolean {
  const canonical = canonicalLocale(tag);
  return canonical !== undefined && hasRegistrableLanguage(canonical);
}
