/** esbuild plugins for the element's source: interface strings are evaluated, templates and style sheets minified. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';

/** Replaces modules of interface strings by their exports as JSON: a chunk holds only its own strings. */
export const evaluateStrings: Plugin = {
  name: 'evaluate-strings',
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:strings|status-strings|other-status-strings)\.ts$/ }, async ({ path }) => {
      const exported: Record<string, unknown> = await import(pathToFileURL(path).href);
      const contents = Object.entries(exported).map(
        ([name, value]) =>
          `export ${name === 'default' ? name : `const ${name} =`} ${JSON.stringify(value)};`,
      );
      return { contents: contents.join('\n'), loader: 'js' };
    });
  },
};

/** Minifies `html` and `css` templates by parsers of TypeScript, HTML and CSS. */
export const minifyTemplates: Plugin = {
  name: 'minify-templates',
  setup({ onLoad }) {
    onLoad({ filter: /\/widget\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      // Only these files have `css` templates; the minifier warns of `unsafeCSS` in others.
      const css = path.endsWith('/styles.ts') ? {} : ({ css: false } as const);
      const minified = await minifyHTMLLiterals(source, { fileName: path, sourceMap: false, ...css });
      return { contents: shortenPrivateProperties(minified?.code ?? source), loader: 'ts' };
    });
  },
};

/** Custom properties that only the element uses and that are written as a word, by their initial. */
const privateProperties = new Map<string, string>();

/**
 * Shortens such properties, like `--_gap`, to their initial in upper case; those written as one letter are in lower case.
 *
 * @throws {RangeError} where two have the same initial.
 */
function shortenPrivateProperties(source: string): string {
  return source.replace(/--_[a-z]{2,}/g, (name) => {
    const short = name.slice(0, '--_x'.length).toUpperCase();
    const other = privateProperties.get(short) ?? name;
    if (other !== name) throw new RangeError(`${name} and ${other} have the same initial: rename one`);
    privateProperties.set(short, name);
    return short;
  });
}
