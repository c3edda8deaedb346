/** Bundles of a partner's page with the element: plain, or as an app in a framework. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileVue } from '../compile-vue.ts';
import { compileSolid } from '../frameworks/compile-solid.ts';

/** Scripts that mount the page in the element `root`, by framework. */
const MOUNT = {
  react: `import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import HelpPage from './HelpPage.jsx';
createRoot(root).render(createElement(StrictMode, {}, createElement(HelpPage, { src })));`,
  preact: `import { h, render } from 'preact';
import HelpPage from './HelpPage.jsx';
render(h(HelpPage, { src }), root);`,
  solid: `import { createComponent, render } from 'solid-js/web';
import HelpPage from './SolidHelpPage.jsx';
render(() => createComponent(HelpPage, { src }), root);`,
  vue: `import { createApp } from 'vue';
import HelpPage from './HelpPage.vue';
createApp(HelpPage, { src }).mount(root);`,
  svelte: `import { mount } from 'svelte';
import HelpPage from './HelpPage.svelte';
mount(HelpPage, { target: root, props: { src } });`,
};

export type Framework = keyof typeof MOUNT;

/** Options by framework. The page of Preact is that of React, with Preact's JSX and hooks. */
const OPTIONS: Partial<Record<Framework, BuildOptions>> = {
  preact: { jsxImportSource: 'preact', alias: { react: 'preact/hooks' } },
};

/** Bundles the page of this folder in `framework`; see `bundlePage`. */
export async function bundleApp(folder: string, framework: Framework): Promise<string> {
  await cp('e2e/apps', folder, { recursive: true });
  return bundlePage(
    folder,
    `const root = document.getElementById('app');
const { src } = root.dataset;
${MOUNT[framework]}`,
    OPTIONS[framework],
  );
}

/**
 * Bundles `script` and a page with `body` into `public/` of `folder`, a project that has the package installed; returns the
 * path of `public/`. The page's URL of the worker is `https://faq.example`, which the server of the page replaces.
 */
export async function bundlePage(
  folder: string,
  script: string,
  options: BuildOptions = {},
  body = '<div id="app" data-src="https://faq.example"></div>',
): Promise<string> {
  const out = join(folder, 'public');
  const { warnings } = await build({
    stdin: { contents: script, resolveDir: folder, sourcefile: 'main.js' },
    outdir: out,
    bundle: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    // Frameworks warn about wrong attributes and properties in development only.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [solid, vue, svelte],
    ...options,
  });
  if (warnings[0]) throw new Error(`esbuild: unexpected warnings: ${JSON.stringify(warnings)}`);
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Help</title>
<link rel="icon" href="data:,">
${body}
<script type="module" src="stdin.js"></script>
</html>
`;
  await writeFile(join(out, 'index.html'), page);
  return out;
}

const solid: Plugin = {
  name: 'solid',
  setup({ onLoad }) {
    onLoad({ filter: /\/Solid\w+\.jsx$/ }, async ({ path }) => ({
      contents: await compileSolid(await readFile(path, 'utf8'), path),
      loader: 'js',
    }));
  },
};

const vue: Plugin = {
  name: 'vue',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { script } = compileVue(await readFile(path, 'utf8'), path);
      return { contents: script, loader: 'js' };
    });
  },
};

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client', dev: true });
      return { contents: js.code, loader: 'js' };
    });
  },
};
