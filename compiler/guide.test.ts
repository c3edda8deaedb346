/** Documents compiled from a guide's files, one per locale. */
import { expect, test } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import {
  compile,
  documentOf,
  OPENING,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
} from '../test/fixtures/author-site.ts';

/** The only document of a site, which must have no diagnostics. */
async function compileOne(...lines: string[]): Promise<Guide> {
  const compiled = await compile(siteWithAnswer(...lines));
  expect(compiled.diagnosticLines).toEqual([]);
  return documentOf(compiled, 'en');
}

async function answerHtml(...lines: string[]): Promise<string | undefined> {
  return (await compileOne(...lines)).chapters[0]?.sections[0]?.html;
}

async function answerText(...lines: string[]): Promise<string | undefined> {
  return (await compileOne(...lines)).chapters[0]?.sections[0]?.text;
}

test('a document has the metadata, chapters and sections of its file, in the same order', async () => {
  const document = await compileOne(
    ...['So.', '### How? {#how}', 'With *care*.', '## More {#more}', '### What? {#what}', 'This.'],
    ...['## Last words {#summary}', 'Bye.'],
  );
  const updated = '2026-11-23';
  expect(document).toEqual({
    guide: 'help',
    locale: 'en',
    locales: ['en'],
    revision: expect.stringMatching(/^[0-9a-f]{32}$/),
    title: 'Help',
    description: 'All of it',
    updated,
    intro: { html: '<p>Intro.</p>', text: 'Intro.' },
    chapters: [
      {
        id: 'about',
        heading: 'About',
        sections: [
          { id: 'why', heading: 'Why?', html: '<p>So.</p>', text: 'So.', updated },
          { id: 'how', heading: 'How?', html: '<p>With <em>care</em>.</p>', text: 'With care.', updated },
        ],
      },
      {
        id: 'more',
        heading: 'More',
        sections: [{ id: 'what', heading: 'What?', html: '<p>This.</p>', text: 'This.', updated }],
      },
    ],
    summary: { heading: 'Last words', html: '<p>Bye.</p>', text: 'Bye.' },
  });
});

test('the file without translationOf is the default locale, and its document comes first', async () => {
  const { site, diagnosticLines } = await compile({
    'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '因為。'),
    'guides/help/fr.md': text(...OPENING.slice(0, 4), 'translationOf: zu', ...OPENING.slice(4), 'Oui.'),
    'guides/help/zu.md': text(...OPENING, 'So.'),
    'guides/help/en.md': text(...OPENING.slice(0, 4), 'translationOf: zu', ...OPENING.slice(4), 'Yes.'),
  });
  expect(diagnosticLines).toEqual([
    'guides/help/zh-Hant.md:1:1 error other-source translationOf is "en", but the source is zu.md',
  ]);
  expect(site.guides[0]?.record.entry.defaultLocale).toBe('zu');
  expect(site.guides[0]?.documents?.map(({ locale }) => locale)).toEqual(['zu', 'en', 'fr', 'zh-Hant']);
});

test('accepts a byte order mark and Windows line breaks', async () => {
  const { diagnosticLines, ...compiled } = await compile({
    'guides/help/en.md': `\ufeff${text(...OPENING, 'So', 'it is.').replaceAll('\n', '\r\n')}`,
  });
  expect(diagnosticLines).toEqual([]);
  expect(documentOf({ diagnosticLines, ...compiled }, 'en').chapters[0]?.sections[0]?.text).toBe('So it is.');
});

test('renders GitHub Flavored Markdown in answers', async () => {
  const html = await answerHtml(
    ...['| a | b |', '| - | -: |', '| 1 | ~~2~~ |', '', '- [x] *done* **now**', '', '1. <https://a.example>'],
  );
  expect(html).toBe(
    [
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align="right"><del>2</del></td>\n</tr>\n</tbody>\n</table>',
      '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> <em>done</em> <strong>now</strong></li>\n</ul>',
      '<ol>\n<li><a href="https://a.example" rel="noopener noreferrer">https://a.example</a></li>\n</ol>',
    ].join('\n'),
  );
});

test('lowers headings in an answer below that of its question', async () => {
  expect(await answerHtml('#### More', '##### Even more', 'So.')).toBe(
    '<h5>More</h5>\n<h6>Even more</h6>\n<p>So.</p>',
  );
});

test('leaves HTML comments out of answers', async () => {
  expect(await answerHtml('So. <!-- Is it so? -->')).toBe('<p>So. </p>');
});

test('prefixes ids in an answer with the id of its section, so that they are unique', async () => {
  const { chapters, intro } = await compileOne('<b id="x">So</b>.', '### How? {#how}', '<b id="x">So</b>.');
  expect(intro.html).toBe('<p>Intro.</p>');
  expect(chapters[0]?.sections.map(({ html }) => html)).toEqual([
    '<p><b id="why--x">So</b>.</p>',
    '<p><b id="how--x">So</b>.</p>',
  ]);
});

test('prefixes the headers attribute of table cells like the ids it refers to', async () => {
  const html = await answerHtml('<table><tr><th id="x">a</th><td headers="x">b</td></tr></table>');
  expect(html).toContain('<th id="why--x">a</th><td headers="why--x">b</td>');
});

test('keeps footnotes in the answer that refers to them, whichever part defines them', async () => {
  const { chapters } = await compileOne('So.[^1]', '### How? {#how}', 'Like this.[^1]', '', '[^1]: Note.');
  const [why, how] = chapters[0]?.sections.map(({ html }) => html) ?? [];
  for (const [id, html] of [
    ['why', why],
    ['how', how],
  ]) {
    expect(html).toContain(`<a href="#${id}--fn-1" id="${id}--fnref-1"`);
    expect(html).toContain(`<li id="${id}--fn-1">`);
    expect(html).toContain(`<a href="#${id}--fnref-1"`);
    expect(html).toContain(`aria-describedby="${id}--footnote-label"`);
    expect(html).toContain(`id="${id}--footnote-label"`);
  }
});

test('labels footnotes in the language of the locale', async () => {
  const compiled = await compile({
    ...siteWithAnswer('So.[^1]', '', '[^1]: Note.'),
    'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '因為。[^1]', '', '[^1]: 說明。'),
    'guides/help/es-MX.md': text(...TRANSLATED_OPENING, 'Porque sí.[^1]', '', '[^1]: Nota.'),
    'guides/help/fr.md': text(...TRANSLATED_OPENING, 'Parce que.[^1]', '', '[^1]: Note.'),
  });
  expect(compiled.diagnosticLines).toEqual([]);
  const labels = ['en', 'zh-Hant', 'es-MX', 'fr'].map((locale) => {
    const [section] = documentOf(compiled, locale).chapters[0]?.sections ?? [];
    return /id="[^"]*footnote-label"[^>]*>([^<]*)</.exec(section?.html ?? '')?.[1];
  });
  expect(labels).toEqual(['Notes', '註釋', 'Notas', 'Notes']);
});

test('plain text has the text of footnotes, but not their numbers and back references', async () => {
  expect(await answerText('So[^1] it[^1] is[^b].', '', '[^1]: Note.', '[^b]: More.')).toBe(
    'So it is.\n\nNotes\n\nNote.\n\nMore.',
  );
});

test('plain text keeps superscripts that are no footnote', async () => {
  expect(await answerText('The 2<sup>nd</sup> *day* of `code` & <b>so</b> on.')).toBe(
    'The 2nd day of code & so on.',
  );
});

test('the revision changes with the published text only', async () => {
  const revision = async (...lines: string[]) => (await compileOne(...lines)).revision;
  const first = await revision('So.');
  expect(await revision('So.', '', '<!-- Nobody reads this. -->')).toBe(first);
  const changes = [
    await revision('So!'),
    await revision('*So.*'),
    await revision('So.', '### How? {#how}', 'So.'),
    await revision('So.', '## Last {#summary}', 'So.'),
  ];
  expect(new Set([first, ...changes]).size).toBe(5);
});

test.each([
  ['title', 'Help', 'Aid'],
  ['description', 'All of it', 'Some of it'],
  ['date', '2026-11-23', '2026-11-24'],
  ['intro', 'Intro.', 'Hello.'],
  ['heading of a chapter', '## About', '## On'],
  ['id of a section', '#why', '#reason'],
  ['aliases', '---\nIntro', 'aliases: { old: why }\n---\nIntro'],
])('the revision changes with the %s', async (_, old, changed) => {
  const written = text(...OPENING, 'So.');
  const before = documentOf(await compile({ 'guides/help/en.md': written }), 'en');
  const after = documentOf(await compile({ 'guides/help/en.md': written.replace(old, changed) }), 'en');
  expect(after.revision).not.toBe(before.revision);
});
