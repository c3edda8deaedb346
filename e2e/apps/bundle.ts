/** Partners' apps: the page of this folder in the framework that they chose, bundled as their own build would do it. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileVue } from '../compile-vue.ts';

/** How each framework puts its page into the element `place`. */
const MOUNT = {
  react: `import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import HelpPage from './HelpPage.jsx';
createRoot(place).render(createElement(StrictMode, {}, createElement(HelpPage, { src })));`,
  vue: `import { createApp } from 'vue';
import HelpPage from './HelpPage.vue';
createApp(HelpPage, { src }).mount(place);`,
  svelte: `import { mount } from 'svelte';
import HelpPage from './HelpPage.svelte';
mount(HelpPage, { target: place, props: { src } });`,
};

export type Framework = keyof typeof MOUNT;

/** Writes `index.html` and the scripts of an app into `public` of `folder`, a project in which the package is installed. */
export async function bundleApp(folder: string, framework: Framework): Promise<string> {
  await cp('e2e/apps', folder, { recursive: true });
  return bundlePage(
    folder,
    `const place = document.getElementById('app');
const { src } = place.dataset;
${MOUNT[framework]}`,
  );
}

/** The same for `script` on a page with `body`, in which `https://faq.example` is the worker. */
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
    // As partners develop: frameworks warn of what they will not take in production.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [vue, svelte],
    ...options,
  });
  if (warnings[0]) throw new Error(`esbuild warns: ${JSON.stringify(warnings)}`);
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
