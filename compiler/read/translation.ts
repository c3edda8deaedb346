/** One author's file, read: its locale, its front matter, its outline. */
import { createHash } from 'node:crypto';
import type { VFile } from 'vfile';
import { canonicalLocale } from '../../schema/locale.ts';
import { report, TOP } from '../diagnostics.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Outline, type Part, readOutline } from './outline.ts';
import { parseMarkdown } from './parse.ts';

export interface Translation {
  guide: string;
  locale: string;
  file: VFile;
  outline: Outline;
  /** Undefined where it has faults; they are reported. */
  frontMatter: FrontMatter | undefined;
}

/** Reads `<guide>/<locale>.md`; its faults are reported to it. */
export function readTranslation(guide: string, file: VFile): Translation {
  const locale = file.stem ?? '';
  const canonical = canonicalLocale(locale);
  if (canonical !== locale) {
    const mend = canonical
      ? `name the file ${canonical}.md`
      : 'name the file by its BCP 47 language tag, like zh-Hant.md';
    report(file, TOP, 'invalid-locale', `"${locale}" is not a locale`, mend);
  }
  const tree = parseMarkdown(file);
  return {
    guide,
    locale: canonical ?? 'und',
    file,
    frontMatter: readFrontMatter(tree, file),
    outline: readOutline(tree, file),
  };
}

/** Stands where a fingerprint will: no state of the source was translated yet. */
export const UNTRANSLATED = '00000000';

/** A short hash of what the author wrote; line breaks and indents don't count. */
export function fingerprint({ heading, body }: Part, file: VFile): string {
  const start = body[0]?.position?.start.offset;
  const end = body.at(-1)?.position?.end.offset;
  const written = String(file).slice(start ?? 0, end ?? 0);
  return createHash('sha256').update(`${heading}\n${written}`.replace(/\s+/g, ' ')).digest('hex').slice(0, 8);
}
