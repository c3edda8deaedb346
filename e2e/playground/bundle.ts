/** Bundles of snippets that need a build, as script tags for a page. */
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileVue } from '../compile-vue.ts';

interface FrameworkBuild {
  /** Compiles a snippet to a JavaScript module. */
  compile(snippet: string): string;
  /** Script that mounts the component, which it imports from `snippet`. */
  mount: string;
}

/** Expression for the container of the app. */
const CONTAINER = "document.getElementById('app')";

const BUILDS = {
  react: {
    compile: (snippet) => snippet,
    mount: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Questions } from 'snippet';
createRoot(${CONTAINER}).render(createElement(Questions));`,
  },
  vue: {
    compile: compileVueSnippet,
    mount: `import { createApp } from 'vue';
import Questions from 'snippet';
createApp(Questions).mount(${CONTAINER});`,
  },
  svelte: {
    compile: (snippet) =>
      compile(snippet, { filename: 'Questions.svelte', generate: 'client', css: 'injected' }).js.code,
    mount: `import { mount } from 'svelte';
import Questions from 'snippet';
mount(Questions, { target: ${CONTAINER} });`,
  },
} satisfies Record<string, FrameworkBuild>;

export type Framework = keyof typeof BUILDS;

/** Bundles `snippet` with a script that mounts it; returns a script tag. */
export async function bundleSnippet(framework: Framework, snippet: string): Promise<string> {
  const { compile: compileSnippet, mount } = BUILDS[framework];
  const script = await bundle(mount, compileSnippet(snippet));
  return `<script type="module" src="${toDataUrl(script)}"></script>`;
}

/** An import map that resolves `edge-faq-element` on a page without a build. */
export async function importMap(): Promise<string> {
  const imports = { 'edge-faq-element': toDataUrl(await bundle("import 'edge-faq-element';")) };
  return `<script type="importmap">${JSON.stringify({ imports })}</script>`;
}

async function bundle(script: string, snippet = ''): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [snippetPlugin(snippet)],
  });
  return outputFiles[0]?.text ?? '';
}

function snippetPlugin(contents: string): Plugin {
  return {
    name: 'snippet',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^snippet$/ }, () => ({ path: 'snippet', namespace: 'snippet' }));
      onLoad({ filter: /./, namespace: 'snippet' }, () => ({
        contents,
        loader: 'jsx',
        resolveDir: process.cwd(),
      }));
    },
  };
}

/** Compiles a Vue component; the module adds its styles to the page. */
function compileVueSnippet(snippet: string): string {
  const { script, styles } = compileVue(snippet, 'Questions.vue');
  return `${script}
document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(styles)} }));`;
}

function toDataUrl(script: string): string {
  return `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}
