import { expect, test } from 'vitest';
import {
  bodyOf,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test.each([
  ['', ''],
  ['<div class="answer">', '</div>'],
])(
  'imports a heading in an answer %sthat asks a question as a question of its own, and says so',
  async (open, close) => {
    const details = `<details><summary>How do I pay?</summary>${open}<p>By card.</p><h4>By bank</h4><p>Too.</p>
<h4 id="later">Can I pay later?</h4><p>In June.</p>${close}</details>`;
    const imported = await importText('faq.html', `<h3>Paying</h3>${details}`, { locale: 'en' });
    expect(bodyOf(imported)).toBe(
      [
        ...[
          '## Paying {#paying}',
          '',
          '### How do I pay? {#how-do-i-pay}',
          '',
          'By card.',
          '',
          '#### By bank',
          '',
        ],
        ...['Too.', '', '### Can I pay later? {#later}', '', 'In June.'],
      ].join('\n'),
    );
    expect(readingNotices(imported)).toEqual([expect.stringContaining('line 2 “Can I pay later?”')]);
  },
);

test('keeps the space between two elements of an answer', async () => {
  const html = '<details><summary>How?</summary><b>By</b> <i>card</i></details>';
  expect(bodyOf(await importText('faq.html', html, { locale: 'en' }))).toContain('**By** *card*');
});

test('lists the visible text that FAQPage data lacks, by passage, with its line', async () => {
  const question = (name: string, text: string) => ({ name, acceptedAnswer: { text } });
  const data = {
    '@type': 'FAQPage',
    mainEntity: [
      question('How do I pay?', '<p>Yes: by card, or in cash.</p><p>Ask us &amp; we help.</p>'),
      question('May I pay later?', 'No.'),
    ],
  };
  const html = `<title>Shop help</title>
<script type="application/ld+json">${JSON.stringify(data)}</script>
<nav><a href="/">Home</a> <a href="/shop">Shop</a></nav>
<h1>Shop help</h1>
<p>Updated in May.</p>
<section><h3>How do I <b>pay</b>? <i>+</i></h3>
  <div hidden>Yes: by card,<br>or in cash.
    <p>Ask us &amp; we help.</p>
    <p>Cheques take a week.</p></div></section>
<section><h3>Do you ship abroad?</h3>
<p>Yes.</p></section>
<dl><dt>May I pay later?</dt><dd>No.</dd></dl>
<details><summary>Is there a shop?</summary>By the river.</details>
<script>track('nothing')</script>
<footer>Shop Ltd</footer>`;
  const why = "the page's FAQPage data doesn't contain it";
  expect(formatOmissions(await importText('faq.html', html, { locale: 'en' }))).toEqual([
    `line 3 | the text “Home Shop” | ${why}`,
    `line 5 | the text “Updated in May.” | ${why}`,
    `line 9 | the text “Cheques take a week.” | ${why}`,
    `line 10 | the text “Do you ship abroad? Yes.” | ${why}`,
    `line 13 | the text “Is there a shop? By the river.” | ${why}`,
    `line 15 | the text “Shop Ltd” | ${why}`,
  ]);
});

test.each([
  ['siblings', (heading: string, answer: string) => `${heading}\n${answer}`],
  [
    'wrapped',
    (heading: string, answer: string) => `<div><div>${heading}</div><div hidden>${answer}</div></div>`,
  ],
  ['in list items', (heading: string, answer: string) => `<li>${heading}<div>${answer}</div></li>`],
])('imports headings with text and <details> elements in document order, %s', async (_, toItem) => {
  const html = `<h1>Any questions?</h1><p>Here.</p>
<h2>Paying</h2>
${toItem('<h3 id="how">How do I pay?</h3>', '<p>By card.</p><h4>By bank</h4><p>Too.</p>')}
<details><summary>When?</summary>In June.</details>
${toItem('<h3>Late fees</h3>', '<p>None.</p>')}
${toItem('<h3><button>Who pays?</button></h3>', '<p>You.</p>')}
<h2>Going</h2>
${toItem('<h3>Where?</h3>', '<p>There.</p>')}
<footer><h3>Need help?</h3><p>Call us.</p></footer>`;
  const imported = await importText('faq.html', html, { locale: 'en' });
  expect(bodyOf(imported).replaceAll('\n\n', ' | ')).toBe(
    [
      ...['## Paying {#paying}', '### How do I pay? {#how}', 'By card.', '#### By bank', 'Too.'],
      ...['### When? {#when}', 'In June.', '### Late fees {#late-fees}', 'None.'],
      ...['### Who pays? {#who-pays}', 'You.', '## Going {#going}', '### Where? {#where}', 'There.'],
    ].join(' | '),
  );
  expect(imported.omissions.map(({ what }) => what)).toEqual([
    'the text “Here.”',
    'the text “Need help? Call us.”',
  ]);
});
