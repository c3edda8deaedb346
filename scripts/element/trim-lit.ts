/** esbuild plugin that leaves out of Lit what the element and its chunks never use. The npm package has Lit itself. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { PARTS } from './lit/parts.ts';
import { CSS_TAG, REACTIVE_ELEMENT } from './lit/reactive-element.ts';
import { TEMPLATES } from './lit/templates.ts';
import { type Trim, trim } from './lit/trim.ts';

/** Replacements, by the end of the module's path. */
export const TRIMS: Record<string, readonly Trim[]> = {
  'lit-html/development/lit-html.js': [...TEMPLATES, ...PARTS],
  '@lit/reactive-element/development/css-tag.js': CSS_TAG,
  '@lit/reactive-element/development/reactive-element.js': REACTIVE_ELEMENT,
};

/** Takes Lit's sources for development, whose names can be read. */
export const trimLit: Plugin = {
  name: 'trim-lit',
  setup({ initialOptions, onLoad }) {
    initialOptions.conditions = ['development'];
    onLoad({ filter: /\/node_modules\/(?:lit-html|@lit\/reactive-element)\/.*\.js$/ }, async ({ path }) => {
      const [, trims] = Object.entries(TRIMS).find(([end]) => path.endsWith(`/node_modules/${end}`)) ?? [];
      if (!trims) throw new RangeError(`${path} is not a module of Lit that is trimmed: add it to the list`);
      return { contents: await trim(await readFile(path, 'utf8'), trims) };
    });
  },
};
