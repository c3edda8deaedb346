/** Highlighted code in answers. */
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { compile, documentOf, siteWithAnswer } from '../../test/fixtures/author-site.ts';
import { runWithin, TimeoutError } from '../isolation/time-limit.ts';
import { highlightCode } from './highlight.ts';

async function answerTo(...lines: string[]): Promise<{ html: string; text: string } | undefined> {
  const compiled = await compile(siteWithAnswer(...lines));
  expect(compiled.diagnosticLines).toEqual([]);
  return documentOf(compiled, 'en').chapters[0]?.sections[0];
}

test('highlights code that names its language', async () => {
  const answer = await answerTo('```js', 'const a = "<b>"; // 1 & 2', '```');
  expect(answer?.html).toBe(
    '<pre><code class="language-js"><span class="code-keyword">const</span> a = <span class="code-string">"&#x3C;b>"</span>; <span class="code-comment">// 1 &#x26; 2</span>\n</code></pre>',
  );
  expect(answer?.text).toBe('const a = "<b>"; // 1 & 2');
});

test.each([
  ['json', '{ "a": [1, true] }'],
  ['html', '<p class="x">So</p>'],
  ['css', 'a { color: red }'],
  ['python', 'def f(x): return x # so'],
])('%s is highlighted by the classes of the allow-list, without styles', async (language, code) => {
  const answer = await answerTo(`\`\`\`${language}`, code, '```');
  const classes = [...(answer?.html.matchAll(/<span class="([^"]*)"/g) ?? [])].map(([, name]) => name);
  expect(classes.length).toBeGreaterThan(0);
  for (const name of classes) expect(name).toMatch(/^code-(comment|keyword|literal|name|string)$/);
  expect(answer?.html).not.toMatch(/style=|hljs/);
  expect(answer?.text).toBe(code);
});

test('leaves code without a language, or in the language text, unchanged', async () => {
  expect((await answerTo('```', 'const a', '```'))?.html).toBe('<pre><code>const a\n</code></pre>');
  const plain = await answerTo('```text', 'const a', '```');
  expect(plain?.html).toBe('<pre><code class="language-text">const a\n</code></pre>');
});

test('highlights code after a time limit interrupted the first use of its language', () => {
  const file = new VFile({ path: 'help/en.md' });
  const highlight = (): string => {
    const code = h('code', 'let a = "b"', { className: ['language-swift'] });
    highlightCode([h('pre', code)], file);
    return toHtml(code);
  };
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      runWithin(1, highlight);
    } catch (error) {
      expect(error).toBeInstanceOf(TimeoutError);
    }
  }
  expect(highlight()).toContain('<span class="code-string">');
});

function h(tagName: string, child: ElementContent | string, properties: Properties = {}): Element {
  const node: ElementContent = typeof child === 'string' ? { type: 'text', value: child } : child;
  return { type: 'element', tagName, properties, children: [node] };
}
