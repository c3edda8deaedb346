/** One locale file of a guide, read: locale, front matter and outline. The source is read as well as its translations. */
import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { canonicalLocale } from '../../schema/locale.ts';
import { report, TOP } from '../diagnostics.ts';
import { limitDepth, MAX_MARKDOWN_DEPTH } from '../isolation/depth-limit.ts';
import { type RunStep, runDirectly } from '../isolation/steps.ts';
import { findFailingSections } from './failing-section.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Outline, type Part, readOutline } from './outline.ts';
import { parseMarkdown } from './parse.ts';
import { dropUnclosedFrontMatter } from './unclosed-front-matter.ts';

export interface Translation {
  guide: string;
  locale: string;
  file: VFile;
  tree: Root;
  outline: Outline;
  /** Undefined where it has errors that leave open whether the file is a translation. */
  frontMatter: FrontMatter | undefined;
}

/**
 * Reads `<guide>/<locale>.md`; diagnostics are reported to `file`.
 *
 * @returns undefined where `run` isolates a step that failed.
 */
export function readTranslation(guide: string, file: VFile): Translation;
export function readTranslation(guide: string, file: VFile, run: RunStep): Translation | undefined;
export function readTranslation(
  guide: string,
  file: VFile,
  run: RunStep = runDirectly,
): Translation | undefined {
  const locale = file.stem ?? '';
  const canonical = canonicalLocale(locale);
  if (canonical !== locale)
    report(file, TOP, 'invalid-locale', `"${locale}" is not a locale`, `name the file ${canonical}.md`);
  const step = { file, length: String(file).length, locate: () => findFailingSections(file) };
  return run(step, () => {
    const tree = parseMarkdown(file);
    limitDepth(tree, file, MAX_MARKDOWN_DEPTH);
    const rest = dropUnclosedFrontMatter(tree, file);
    return {
      guide,
      locale: canonical ?? 'und',
      file,
      tree,
      frontMatter: rest ? undefined : readFrontMatter(tree, file),
      outline: readOutline(rest ?? tree, file),
    };
  });
}

/** Placeholder for the fingerprint of a part that was never translated. */
export const UNTRANSLATED = '00000000';

/** A hash of a part's source text (8 hexadecimal digits), independent of line breaks and indentation. */
export function fingerprint({ heading, body }: Part, file: VFile): string {
  const start = body[0]?.position?.start.offset;
  const end = body.at(-1)?.position?.end.offset;
  const source = String(file).slice(start ?? 0, end ?? 0);
  return createHash('sha256').update(`${heading}\n${source}`.replace(/\s+/g, ' ')).digest('hex').slice(0, 8);
}
