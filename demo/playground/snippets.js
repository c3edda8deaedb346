/** Snippets: ways to embed the element, each with a note and code to copy. */
import { elementHtml, escapeHtml, indent } from '/gallery/shared/markup.js';
import { toCssRule } from './configuration.js';

/** Reserves space until the script has loaded: docs/embed.md explains it. */
const RESERVE = `edge-faq:not(:defined) { display: block; min-height: 100svh; animation: edge-faq-reserve 0s 10s forwards !important }
@keyframes edge-faq-reserve { to { min-height: auto } }
@media (scripting: none), print { edge-faq:not(:defined) { min-height: auto } }`;

/**
 * `code` takes the `attributes` and `css` of the element, the URL of the `worker`, `pinned` (path and integrity of the current
 * script), and the `locale` and `title` of the guide in the preview.
 */
export const snippets = [
  {
    id: 'one-request',
    label: 'Script with the guide',
    note: 'Element and guide in one response: the first question is readable after one request.',
    code: ({ worker, locale, ...configuration }) => {
      const [[, guide]] = configuration.attributes;
      const src = `${worker}/embed/${guide}.js?${new URLSearchParams({ locale })}`;
      return pageHtml(configuration, scriptTag([['src', src]]));
    },
  },
  {
    id: 'rolling',
    label: 'Script, latest version',
    note: 'For several guides on a page: the hint makes the browser request the guide at the same time as the script. Fixes reach your page without a change. There is no integrity attribute, as the next release would break it.',
    code: ({ worker, locale, ...configuration }) => {
      const [[, guide]] = configuration.attributes;
      const query = `${new URLSearchParams({ locale })}&fields=id,heading,html&large=headings`;
      const hint = `<link rel="preload" as="fetch" crossorigin href="${worker}/v1/guides/${guide}?${query}">`;
      return pageHtml(configuration, `${hint}\n${scriptTag([['src', `${worker}/embed/edge-faq.js`]])}`);
    },
  },
  {
    id: 'pinned',
    label: 'Script, pinned',
    note: 'The current version of the script. The browser checks its integrity; you update it yourself.',
    code: ({ worker, pinned, ...configuration }) => {
      const { path, integrity } = pinned;
      const src = worker + path;
      return pageHtml(
        configuration,
        scriptTag([
          ['src', src],
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ]),
      );
    },
  },
  {
    id: 'module',
    label: 'Module',
    note: 'The npm package, for pages with a bundler. The src attribute is the URL of the API.',
    code: ({ worker, ...configuration }) =>
      pageHtml(
        { ...configuration, attributes: withSource(configuration.attributes, worker) },
        '<script type="module">\n  import \'edge-faq-element\';\n</script>',
      ),
  },
  {
    id: 'frame',
    label: 'Frame',
    note: 'For sites that allow no third-party scripts. The script is optional: it adapts the height of the frame to its content. The frame doesn’t inherit the page’s colours. Votes, reports and counts of searches have an effect only in /embed/frame/feedback, for pages of the worker’s FEEDBACK_ORIGINS.',
    code: ({ worker, attributes, locale, title }) => {
      const query = new URLSearchParams(
        attributes.map(([name, value]) => [name, value === true ? '' : value]),
      );
      query.set('locale', locale);
      const frame = elementHtml('iframe', [
        ['src', `${worker}/embed/frame?${query}`],
        ['title', title],
        ['width', '100%'],
        ['height', '600'],
        ['loading', 'lazy'],
      ]);
      return `${frame}\n${scriptTag([['src', `${worker}/embed/frame-height.js`]])}`;
    },
  },
  {
    id: 'react',
    label: 'React 19',
    note: 'React supports attributes and properties of custom elements. For TypeScript, import edge-faq-element/react.',
    code: ({ worker, attributes, css }) => {
      const sources = boundAttributes(withSource(attributes, worker));
      if (css.length > 0) {
        const pairs = css.map(([property, value]) => `'${property}': '${value.replaceAll("'", "\\'")}'`);
        sources.push(`style={{ ${pairs.join(', ')} }}`);
      }
      const lines = sources.map((source) => `      ${source}`).join('\n');
      return `import 'edge-faq-element';\n\nexport function Questions() {\n  return (\n    <edge-faq\n${lines}\n    />\n  );\n}`;
    },
  },
  {
    id: 'vue',
    label: 'Vue 3',
    note: 'In vite.config.js, declare the custom element: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "edge-faq" } } }). For TypeScript, import edge-faq-element/vue.',
    code: ({ worker, attributes, css }) =>
      [
        "<script setup>\nimport 'edge-faq-element';\n</script>",
        `<template>\n${indent(boundTag(withSource(attributes, worker)))}\n</template>`,
        ...(css.length > 0 ? [`<style>\n${toCssRule(css)}\n</style>`] : []),
      ].join('\n\n'),
  },
  {
    id: 'svelte',
    label: 'Svelte 5',
    note: 'Svelte recognizes custom elements by the hyphen in their name. For TypeScript, import edge-faq-element/svelte.',
    code: ({ worker, attributes, css }) =>
      [
        "<script>\n  import 'edge-faq-element';\n</script>",
        boundTag(withSource(attributes, worker)).replaceAll('{', '&#123;'),
        ...(css.length > 0 ? [`<style>\n${indent(toCssRule(css))}\n</style>`] : []),
      ].join('\n\n'),
  },
];

/** Styles come first, so that they apply from the element's first paint. */
function pageHtml({ attributes, css }, script) {
  const rules = css.length > 0 ? [RESERVE, toCssRule(css)] : [RESERVE];
  return `<style>\n${indent(rules.join('\n'))}\n</style>\n${script}\n${elementHtml('edge-faq', attributes)}`;
}

function scriptTag(attributes) {
  return elementHtml('script', [['type', 'module'], ...attributes]);
}

function withSource(attributes, worker) {
  return [['src', worker], ...attributes];
}

/**
 * Attributes in the syntax of templates, which set properties of the element: a name without a value is true, so empty strings need
 * an explicit value.
 */
function boundAttributes(attributes) {
  return attributes.map(([name, value]) => (value === true ? name : `${name}="${escapeHtml(value)}"`));
}

function boundTag(attributes) {
  return `<edge-faq\n${indent(boundAttributes(attributes).join('\n'))}\n></edge-faq>`;
}
