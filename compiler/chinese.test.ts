/** Locales derived from the other Chinese script. */
import { expect, test } from 'vitest';
import { compile, documentOf, type Files, fingerprintsOf, text } from '../test/fixtures/author-site.ts';

const FRONT = ['---', 'title: 還款', 'description: 怎麼辦', 'updated: 2026-11-23', 'derive: zh-Hans', '---'];

const SOURCE = [
  ...FRONT,
  '這是說明。',
  '## 關於 {#about}',
  '### 為什麼？ {#why}',
  '因為「網路」與`軟體`。 [錢](https://錢.example/錢 "網頁") ![圖](圖.svg)[^1]',
  '### 怎麼辦？ {#how}',
  '```text',
  '還款',
  '```',
  '[^1]: 請看合約。',
  '## 結語 {#summary}',
  '謝謝。',
];

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

async function derive(written: Files = {}) {
  return compile({ 'guides/help/zh-Hant.md': text(...SOURCE), 'guides/help/圖.svg': SVG, ...written });
}

test('converts headings and answers, but neither code nor URLs', async () => {
  const compiled = await derive();
  const document = documentOf(compiled, 'zh-Hans');
  expect(document).toMatchObject({
    title: '还款',
    description: '怎么办',
    updated: '2026-11-23',
    intro: { html: '<p>这是说明。</p>', text: '这是说明。' },
    summary: { heading: '结语', html: '<p>谢谢。</p>' },
  });
  const [chapter] = document.chapters;
  expect(chapter?.heading).toBe('关于');
  expect(chapter?.sections.map(({ id, heading }) => [id, heading])).toEqual([
    ['why', '为什么？'],
    ['how', '怎么办？'],
  ]);
  const [why, how] = chapter?.sections ?? [];
  expect(why?.html).toMatch(
    /^<p>因为「网路」与<code>軟體<\/code>。 <a href="https:\/\/[^"]*" title="网页" rel="noopener noreferrer">钱<\/a>/,
  );
  const original = documentOf(compiled, 'zh-Hant').chapters[0]?.sections[0]?.html;
  const addresses = (html = '') => html.match(/(href|src)="[^"]*"/g);
  expect(addresses(why?.html)).toEqual(addresses(original));
  expect(why?.html).toContain('alt="图"');
  expect(why?.html).toContain('>注释</p>');
  expect(why?.text).toContain('请看合约。');
  expect(how?.html).toBe('<pre><code class="language-text">還款\n</code></pre>');
});

test('leaves the source unchanged', async () => {
  const source = documentOf(await derive(), 'zh-Hant');
  expect(source.chapters[0]?.heading).toBe('關於');
  expect(source.chapters[0]?.sections[0]?.html).toContain('因為「網路」與');
});

test('derives Traditional Chinese from Simplified', async () => {
  const compiled = await compile({
    'guides/help/zh-CN.md': text(
      ...['---', 'title: 还款', 'description: 怎么办', 'updated: 2026-11-23', 'derive: zh-TW', '---'],
      ...['## 关于 {#about}', '### 为什么？ {#why}', '因为。'],
    ),
  });
  expect(documentOf(compiled, 'zh-TW').chapters[0]?.sections[0]).toMatchObject({
    heading: '為什麼？',
    text: '因為。',
  });
});

test('parts in the locale’s own file override derived ones, and only those', async () => {
  const compiled = await derive({
    'guides/help/zh-Hans.md': text(
      ...['---', 'translationOf: zh-Hant', 'title: 自己的标题', '---'],
      ...['## 自己的章 {#about}', '### 自己的问题？ {#why}', '自己的网络。', '### 只有标题？ {#how}'],
    ),
  });
  expect(compiled.diagnosticLines).toEqual([
    'guides/help/zh-Hans.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: intro, how, summary',
  ]);
  const document = documentOf(compiled, 'zh-Hans');
  expect(document).toMatchObject({
    title: '自己的标题',
    description: '怎么办',
    intro: { text: '这是说明。' },
  });
  expect(document.chapters[0]).toMatchObject({
    heading: '自己的章',
    sections: [
      { id: 'why', heading: '自己的问题？', text: '自己的网络。' },
      { id: 'how', heading: '只有标题？', text: '還款' },
    ],
  });
});

test('reports derived parts as unreviewed until their fingerprints are recorded', async () => {
  const before = await derive();
  expect(before.diagnosticLines).toEqual([
    'guides/help/zh-Hant.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: intro, why, how, summary',
  ]);
  expect(before.diagnostics[0]?.hint).toBe(
    'read them, write corrections into zh-Hans.md, then run: npx edge-faq review help zh-Hans',
  );
  const complete = await derive({ 'guides/help/zh-Hans.md': reviewed('intro', 'why', 'how', 'summary') });
  expect(complete.diagnosticLines).toEqual([]);
  const partial = await derive({ 'guides/help/zh-Hans.md': reviewed('intro', 'how') });
  expect(partial.diagnosticLines).toEqual([
    'guides/help/zh-Hans.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: why, summary',
  ]);
});

test('reports a derived part again after its source changed', async () => {
  const { diagnosticLines } = await derive({
    'guides/help/zh-Hant.md': text(...SOURCE).replace('謝謝', '再見'),
    'guides/help/zh-Hans.md': reviewed('intro', 'why', 'how', 'summary'),
  });
  expect(diagnosticLines).toEqual([
    'guides/help/zh-Hans.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: summary',
  ]);
});

/** A locale file without parts of its own, with the fingerprints of the reviewed source parts. */
function reviewed(...ids: string[]): string {
  const all = fingerprintsOf(text(...SOURCE));
  const source = ids.map((id) => `  ${id}: "${all[id]}"`);
  return text('---', 'translationOf: zh-Hant', 'source:', ...source, '---');
}

test('retargets links to other guides to the derived locale', async () => {
  const linking = text(...SOURCE.slice(0, -1), '[更多](../more/zh-Hant.md#why)');
  const more = (...fields: string[]) =>
    text('---', ...SOURCE.slice(1, 4), ...fields, '---', '## 關於 {#about}', '### 為什麼？ {#why}', '因為。');
  const site = (pages: string, ...fields: string[]) =>
    derive({
      'guides/help/zh-Hant.md': linking,
      'guides/more/zh-Hant.md': more(...fields),
      'site.yaml': `pages: ${pages}`,
    });
  const isError = (line: string) => line.includes(' error ');
  const both = await site('https://shop.example/{guide}/{locale}', 'derive: zh-Hans');
  expect(both.diagnosticLines.filter(isError)).toEqual([]);
  expect(documentOf(both, 'zh-Hant').summary?.html).toContain('"https://shop.example/more/zh-Hant#why"');
  expect(documentOf(both, 'zh-Hans').summary?.html).toContain('"https://shop.example/more/zh-Hans#why"');

  const one = await site('https://shop.example/{guide}/{locale}');
  expect(one.diagnosticLines.filter(isError)).toEqual([
    'guides/help/zh-Hant.md:17:1 error dead-link dead link: the guide "more" is not available in zh-Hans, which is derived here',
  ]);
  const anywhere = await site('https://shop.example/{guide}');
  expect(anywhere.diagnosticLines.filter(isError)).toEqual([]);
});
