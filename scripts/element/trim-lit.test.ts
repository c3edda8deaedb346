import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ts } from '@custom-elements-manifest/analyzer';
import { _$LH } from 'lit/html.js';
import { expect, test } from 'vitest';
import { type Trim, trim } from './lit/trim.ts';
import { TRIMS } from './trim-lit.ts';

const LIT = `/** An element. */
export class Part {
  // In a comment.
  get name() {
    return 'Part';
  }
  isShown() {
    if (this.name) {
      return true;
    }
    return false;
  }
}
const version = 1;
`;

const trimmed = (...trims: Trim[]) => trim(LIT, trims);

const files = globSync('widget/**/*.ts', { exclude: ['**/*.test.ts', 'widget/lib/**', 'widget/ssr/**'] });
const sources = await Promise.all(files.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));

/** The strings of each `html` template in the source, and the source of its expressions. */
function templatesIn({ path, text }: { path: string; text: string }) {
  const templates: { strings: string[]; values: string[] }[] = [];
  const visit = (node: ReturnType<typeof ts.createSourceFile> | Parameters<typeof ts.forEachChild>[0]) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node;
      const spans = ts.isTemplateExpression(template) ? template.templateSpans : [];
      const head = ts.isTemplateExpression(template) ? template.head : template;
      templates.push({
        strings: [head.text, ...spans.map(({ literal }) => literal.text)],
        values: spans.map(({ expression }) => expression.getText()),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return templates;
}

/** How Lit reads a template: the names of attributes with an expression, and the number of expressions that are children. */
function read(strings: string[]): { attributes: string[]; children: number } {
  const [html, attributes] = _$LH._getTemplateHtml(Object.assign([...strings], { raw: strings }), 1);
  return { attributes, children: String(html).split(`<${_$LH._markerMatch}>`).length - 1 };
}

test('replaces a text, leaves out a member of a class, and keeps the rest without comments', async () => {
  const text = await trimmed(['version = 1', 'version = 2', ''], ['Part.isShown', '', '']);
  expect(text).toBe(`export class Part {
  get name() {
    return "Part";
  }
}
const version = 2;
`);
  expect(await trimmed(['Part', '', ''])).toBe('const version = 1;\n');
});

test.each(['version = 3', 'return', 'Part.title', 'Parts'])(
  'throws where Lit has "%s" not exactly once',
  async (part) => {
    await expect(trimmed([part, '', ''])).rejects.toThrow(RangeError);
  },
);

test('every template has its expressions as children, or one in the value of an attribute', () => {
  const templates = sources.flatMap(templatesIn);
  expect(templates.length).toBeGreaterThan(20);
  for (const { strings, values } of templates) {
    const { attributes, children } = read(strings);
    expect(attributes.length + children, strings.join('…')).toBe(values.length);
  }
});

test('no template has white space around the equals sign of an attribute', () => {
  for (const { strings } of sources.flatMap(templatesIn))
    expect(strings.join('…').match(/<[^<>]*(?:\s=|=\s)[^<>]*>/g)).toBeNull();
});

test.each([
  ['two in one attribute', ['<p id="', '-', '"></p>']],
  ['in a comment', ['<!-- ', ' --><p></p>']],
  ['in raw text', ['<textarea>', '</textarea>']],
  ['in the place of an attribute', ['<p ', '></p>']],
])('Lit reads fewer places than there are expressions where they are %s', (_, strings) => {
  const { attributes, children } = read(strings);
  expect(attributes.length + children).toBeLessThan(strings.length - 1);
});

test('no listener is `nothing` or depends on a condition', () => {
  for (const { strings, values } of sources.flatMap(templatesIn))
    for (const [index, value] of values.entries())
      if (/@[\w-]+=$/.test(strings[index] ?? '')) expect(value).not.toMatch(/nothing|\?(?!\.)|&&|\|\|/);
});

test('one class has `static properties`, none of which is internal state', () => {
  const [properties, ...others] = sources.filter(({ text }) =>
    /static (?:override )?properties\b/.test(text),
  );
  expect(others).toEqual([]);
  expect(properties?.text).not.toMatch(/\bstate: true/);
});

test('the element uses no member of Lit that is left out', () => {
  const members = Object.values(TRIMS)
    .flat()
    .flatMap(([part, replacement]) =>
      replacement === '' ? (/^ReactiveElement\.([a-z]\w+)$/.exec(part)?.[1] ?? []) : [],
    );
  // The element has these of its own.
  const left = members.filter((name) => !['willUpdate', 'enableUpdating'].includes(name));
  expect(left).toContain('firstUpdated');
  for (const { path, text } of sources)
    expect(
      left.filter((name) => new RegExp(`\\b(?<!const )${name}\\(`).test(text)),
      path,
    ).toEqual([]);
});
