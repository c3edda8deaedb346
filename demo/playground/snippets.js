/** The ways to put the element on a page: what to say of each, and the code to copy. */
import { escapeHtml, htmlOf, indent } from '/gallery/shared/markup.js';
import { ruleOf } from './configuration.js';

/**
 * `code` is told the `attributes` and `css` of the element, where the `worker` is, `pinned` (path and integrity of the script as it
 * is now), and the `locale` and `title` of the guide on the page of the preview.
 */
export const forms = [
  {
    id: 'pinned',
    label: 'Script, pinned',
    note: 'This very script and no other: the browser checks it, and updates are yours to make.',
    code: ({ worker, pinned, ...chosen }) => {
      const { path, integrity } = pinned;
      const src = worker + path;
      return onPage(
        chosen,
        scriptTag([
          ['src', src],
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ]),
      );
    },
  },
  {
    id: 'rolling',
    label: 'Script, always the latest',
    note: 'Fixes reach your page without a change. It has no integrity, which the next release would break.',
    code: ({ worker, ...chosen }) => onPage(chosen, scriptTag([['src', `${worker}/embed/edge-faq.js`]])),
  },
  {
    id: 'one-request',
    label: 'Script with the guide',
    note: 'Element and guide in one answer: the first question is there after one request.',
    code: ({ worker, locale, ...chosen }) => {
      const [[, guide]] = chosen.attributes;
      const src = `${worker}/embed/${guide}.js?${new URLSearchParams({ locale })}`;
      return onPage(chosen, scriptTag([['src', src]]));
    },
  },
  {
    id: 'module',
    label: 'Module',
    note: 'From npm, for pages that are bundled. The element has to be told where its API is.',
    code: ({ worker, ...chosen }) =>
      onPage(
        { ...chosen, attributes: withSource(chosen.attributes, worker) },
        '<script type="module">\n  import \'edge-faq/element\';\n</script>',
      ),
  },
  {
    id: 'frame',
    label: 'Frame',
    note: 'For sites that take no script; with the script, the frame is as high as what is in it. It has its own colours.',
    code: ({ worker, attributes, locale, title }) => {
      const query = new URLSearchParams(
        attributes.map(([name, value]) => [name, value === true ? '' : value]),
      );
      query.set('locale', locale);
      const frame = htmlOf('iframe', [
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
    note: 'React sets attributes and properties of custom elements by itself. For TypeScript there is edge-faq/element/react.',
    code: ({ worker, attributes, css }) => {
      const written = bound(withSource(attributes, worker)).map(([name, text]) =>
        text === undefined ? name : `${name}=${text}`,
      );
      if (css.length > 0) {
        const pairs = css.map(([property, value]) => `'${property}': '${value.replaceAll("'", "\\'")}'`);
        written.push(`style={{ ${pairs.join(', ')} }}`);
      }
      const lines = written.map((attribute) => `      ${attribute}`).join('\n');
      return `import 'edge-faq/element';\n\nexport function Questions() {\n  return (\n    <edge-faq\n${lines}\n    />\n  );\n}`;
    },
  },
  {
    id: 'vue',
    label: 'Vue 3',
    note: 'In vite.config.js, Vue has to be told which elements are not its own: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "edge-faq" } } }). For TypeScript there is edge-faq/element/vue.',
    code: ({ worker, attributes, css }) =>
      [
        "<script setup>\nimport 'edge-faq/element';\n</script>",
        `<template>\n${indent(boundTag(withSource(attributes, worker)))}\n</template>`,
        ...(css.length > 0 ? [`<style>\n${ruleOf(css)}\n</style>`] : []),
      ].join('\n\n'),
  },
  {
    id: 'svelte',
    label: 'Svelte 5',
    note: 'Svelte knows custom elements by the hyphen in their name. For TypeScript there is edge-faq/element/svelte.',
    code: ({ worker, attributes, css }) =>
      [
        "<script>\n  import 'edge-faq/element';\n</script>",
        boundTag(withSource(attributes, worker)).replaceAll('{', '&#123;'),
        ...(css.length > 0 ? [`<style>\n${indent(ruleOf(css))}\n</style>`] : []),
      ].join('\n\n'),
  },
];

/** Colours first: the element has them from its first moment. */
function onPage({ attributes, css }, script) {
  const style = css.length > 0 ? `<style>\n${indent(ruleOf(css))}\n</style>\n` : '';
  return `${style}${script}\n${htmlOf('edge-faq', attributes)}`;
}

function scriptTag(attributes) {
  return htmlOf('script', [['type', 'module'], ...attributes]);
}

function withSource(attributes, worker) {
  return [['src', worker], ...attributes];
}

/**
 * Attributes as templates take them, which set properties where the element has them: a name alone is true, so that a string
 * without a value has to be written as one.
 */
function bound(attributes) {
  return attributes.map(([name, value]) => [name, value === true ? undefined : `"${escapeHtml(value)}"`]);
}

function boundTag(attributes) {
  const written = bound(attributes).map(([name, text]) => (text === undefined ? name : `${name}=${text}`));
  return `<edge-faq\n${indent(written.join('\n'))}\n></edge-faq>`;
}
