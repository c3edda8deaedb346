import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatDiagnostics } from './diagnostics.ts';
import { type CompiledGuide, compileGuide } from './guide.ts';

const FRONT_MATTER = ['---', 'title: Help', 'description: All of it', 'updated: 2026-11-23', '---'];

/** A guide up to its first question, which stands in line 8; the answer begins in line 9. */
const OPENING = [...FRONT_MATTER, 'Intro.', '## About {#about}', '### Why? {#why}'];

/** Compiles the lines of each `<locale>.md` of the guide `help`. */
function compile(locales: Record<string, string[]>): {
  guide: CompiledGuide | undefined;
  diagnostics: string[];
} {
  const files = Object.entries(locales).map(
    ([locale, lines]) => new VFile({ path: `help/${locale}.md`, value: lines.join('\n') }),
  );
  return { guide: compileGuide('help', files), diagnostics: formatDiagnostics(files) };
}

function answerHtml(...lines: string[]): string | undefined {
  const { guide, diagnostics } = compile({ en: [...OPENING, ...lines] });
  expect(diagnostics).toEqual([]);
  return guide?.documents[0]?.chapters[0]?.sections[0]?.html;
}

test.each<[fault: string, lines: string[], diagnostics: string[]]>([
  [
    'no front matter',
    ['## About {#about}', '### Why? {#why}', 'So.'],
    [
      '1:1 error no front matter: start the file with --- and the fields title, description, updated, and close it with ---',
    ],
  ],
  [
    'an empty file',
    [],
    [
      '1:1 error no front matter: start the file with --- and the fields title, description, updated, and close it with ---',
    ],
  ],
  [
    'front matter that is not YAML',
    ['---', 'title: [', '---'],
    [
      '2:9 error front matter is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'each wrong field of the front matter',
    [
      '---',
      'title: ""',
      'updated: 2026-02-30',
      'author: me',
      'tags: []',
      '---',
      '## A {#a}',
      '### Q {#q}',
      'So.',
    ],
    [
      '1:1 error front matter lacks the field "description"',
      '2:1 error front matter field "title": must not be empty',
      '3:1 error front matter field "updated": no such day',
      '4:1 error front matter has the unknown field "author"; known are title, description, updated, translationOf',
      '5:1 error front matter has the unknown field "tags"; known are title, description, updated, translationOf',
    ],
  ],
  [
    'a section id used twice',
    [...OPENING, 'So.', '### Again? {#why}', 'So.'],
    ['10:1 error duplicate section id "why" (first at line 8)'],
  ],
  [
    'a chapter with the id of a section',
    [...OPENING, 'So.', '## Why {#why}', '### How? {#how}', 'So.'],
    ['10:1 error duplicate chapter id "why" (first at line 8)'],
  ],
  [
    'a heading without an id',
    [...OPENING, 'So.', '### How?', 'So.'],
    ['10:1 error section without an id: end its heading with {#an-id}'],
  ],
  [
    'an id that is none',
    [...OPENING, 'So.', '### How? {#No Way}', 'So.'],
    ['10:1 error invalid section id "No Way": use lower-case words joined by hyphens, like "money-pressure"'],
  ],
  [
    'an id without a heading',
    [...OPENING, 'So.', '### {#how}', 'So.'],
    ['10:1 error section without a heading text'],
  ],
  [
    'a heading that skips a level',
    [...OPENING, 'So.', '##### Deep', 'So.'],
    ['10:1 error heading skips a level: "#####" after "###"'],
  ],
  [
    'a second title',
    [...OPENING, 'So.', '# Help'],
    ['10:1 error "#" heading: the title belongs into the front matter, chapters start with "##"'],
  ],
  [
    'HTML in a heading',
    [...OPENING, 'So.', '### <b>How</b>? {#how}', 'So.'],
    ['10:1 error HTML in a section heading: headings are plain text'],
  ],
  ['an empty answer', OPENING, ['8:1 error empty answer: write what "Why?" asks for']],
  [
    'a chapter without sections',
    [...OPENING, 'So.', '## End {#end}'],
    ['10:1 error chapter "end" has no section'],
  ],
  [
    'text that no section holds',
    [...FRONT_MATTER, '## About {#about}', 'Lost.', '### Why? {#why}', 'So.'],
    [
      '7:1 error text between a chapter and its first section: put it under a "###" question or into the intro',
    ],
  ],
  [
    'a section after the summary',
    [...OPENING, 'So.', '## Last {#summary}', 'Bye.', '### More? {#more}', 'So.'],
    ['12:1 error section after the summary: the summary is the last part of a guide and has no sections'],
  ],
  [
    'a script',
    [...OPENING, 'So.', '', '<script>alert(1)</script>'],
    ['11:1 error unsafe HTML: <script> is not allowed'],
  ],
  [
    'a frame',
    [...OPENING, 'So.', '', '<iframe src="https://a.example"></iframe>'],
    ['11:1 error unsafe HTML: <iframe> is not allowed'],
  ],
  [
    'an event handler',
    [...OPENING, 'So <b onclick="alert(1)">bold</b>.'],
    ['9:4 error unsafe HTML: <b> may not have the attribute "onclick"'],
  ],
  [
    'a style',
    [...OPENING, '<p style="position:fixed">So.</p>'],
    ['9:1 error unsafe HTML: <p> may not have the attribute "style"'],
  ],
  [
    'a link that runs script',
    [...OPENING, '[So](javascript:alert%281%29).'],
    ['9:1 error unsafe HTML: <a> may not have href "javascript:alert%281%29"'],
  ],
  [
    'a link to a section that is not there',
    [...OPENING, 'See [this](#how).'],
    ['9:5 error dead link: no section or chapter has the id "how"'],
  ],
  [
    'addresses that would be sought on the partner’s site',
    [...OPENING, '[So](/so) ![so](so.png)'],
    [
      '9:1 error relative link "/so" would be sought on the partner\'s site: write its whole address',
      '9:11 error relative image "so.png" would be sought on the partner\'s site: write its whole address',
    ],
  ],
  [
    'an image without alt',
    [...OPENING, '![](https://a.example/a.png)'],
    ['9:1 error image without alt: say in words what it shows, ![like this](address)'],
  ],
])('%s is reported where it stands', (_, lines, diagnostics) => {
  expect(compile({ en: lines }).diagnostics).toEqual(diagnostics.map((line) => `help/en.md:${line}`));
});

test('all faults of all files are reported at once, in the order in which they stand', () => {
  const { diagnostics } = compile({
    en: [...OPENING, '[a](#b)', '### How? {#why}', '[c](#d)'],
    fr: ['Bonjour.'],
  });
  expect(diagnostics.map((line) => line.slice(0, 'help/en.md:00'.length))).toEqual([
    'help/en.md:9:',
    'help/en.md:10',
    'help/en.md:11',
    'help/fr.md:1:',
    'help/fr.md:1:',
    'help/fr.md:1:',
  ]);
});

test('a guide without chapters is a warning only: it can be published before its questions are written', () => {
  const { guide, diagnostics } = compile({ en: [...FRONT_MATTER, 'Soon.'] });
  expect(diagnostics).toEqual([
    'help/en.md:1:1 warning guide without chapters: readers will see that it has no questions yet',
  ]);
  expect(guide?.documents[0]).toMatchObject({ intro: { text: 'Soon.' }, chapters: [] });
});

const TRANSLATED = [
  '---',
  'title: 幫助',
  'description: 全部',
  'updated: 2026-11-23',
  'translationOf: en',
  '---',
];

test('the file that is no translation is the default locale', () => {
  const { guide, diagnostics } = compile({
    'zh-Hant': [...TRANSLATED, '## 關於 {#about}', '### 為什麼？ {#why}', '因為。'],
    en: [...OPENING, 'So.'],
  });
  expect(diagnostics).toEqual([]);
  expect(guide?.defaultLocale).toBe('en');
  expect(guide?.documents.map(({ locale, title }) => [locale, title])).toEqual([
    ['en', 'Help'],
    ['zh-Hant', '幫助'],
  ]);
});

test('chapters and sections that a translation lacks, adds or moves are reported', () => {
  const { diagnostics } = compile({
    en: [...OPENING, 'So.', '### How? {#how}', 'So.', '## More {#more}', '### What? {#what}', 'So.'],
    'zh-Hant': [
      ...TRANSLATED,
      '## 關於 {#about}',
      '### 什麼？ {#what}',
      '這。',
      '### 誰？ {#who}',
      '我。',
      '### 為什麼？ {#why}',
      '因為。',
    ],
  });
  expect(diagnostics).toEqual([
    'help/zh-Hant.md:1:1 error section "how" is missing (en.md has it at line 10)',
    'help/zh-Hant.md:1:1 error chapter "more" is missing (en.md has it at line 12)',
    'help/zh-Hant.md:8:1 error section "what" stands elsewhere in en.md (line 13)',
    'help/zh-Hant.md:8:1 error section "what" is out of order: en.md has "why" here (line 8)',
    'help/zh-Hant.md:10:1 error section "who" is not in en.md',
  ]);
});

test('two files that are no translation, and translations of something else, are reported', () => {
  const { diagnostics } = compile({
    en: [...OPENING, 'So.'],
    fr: [...OPENING, 'Oui.'],
    'zh-Hant': [
      ...TRANSLATED.map((line) => line.replace(': en', ': de')),
      '## 關於 {#about}',
      '### 為什麼？ {#why}',
      '因為。',
    ],
  });
  expect(diagnostics).toEqual([
    'help/fr.md:1:1 error two sources: en.md has no translationOf either; add "translationOf: en" to the translation',
    'help/zh-Hant.md:1:1 error translationOf is "de", but the source is en.md',
  ]);
});

test('a guide of translations only is reported: one of them has to be the source', () => {
  const { guide, diagnostics } = compile({
    'zh-Hant': [...TRANSLATED, '## 關於 {#about}', '### 為什麼？ {#why}', '因為。'],
  });
  expect(guide).toBeUndefined();
  expect(diagnostics).toEqual([
    'help/zh-Hant.md:1:1 error every locale says translationOf: leave it out of the one that the others are translated from',
  ]);
});

test('a folder whose name is no id is reported', () => {
  const file = new VFile({ path: 'Help!/en.md', value: [...OPENING, 'So.'].join('\n') });
  compileGuide('Help!', [file]);
  expect(formatDiagnostics([file])).toEqual([
    'Help!/en.md:1:1 error invalid guide id "Help!" (the folder\'s name): use lower-case words joined by hyphens, like "money-pressure"',
  ]);
});

test.each([
  ['EN-gb', 'name the file en-GB.md'],
  ['english_uk', 'name the file by its BCP 47 language tag, like zh-Hant.md'],
])('the file name %s is reported: it is not a locale', (name, mend) => {
  expect(compile({ [name]: [...OPENING, 'So.'] }).diagnostics).toEqual([
    `help/${name}.md:1:1 error "${name}" is not a locale: ${mend}`,
  ]);
});

test('answers keep the whole of GitHub’s Markdown', () => {
  expect(
    answerHtml(
      '| a | b |',
      '| - | -: |',
      '| 1 | ~~2~~ |',
      '',
      '- [x] *done* **now**',
      '',
      '1. <https://a.example>',
    ),
  ).toBe(
    [
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align="right"><del>2</del></td>\n</tr>\n</tbody>\n</table>',
      '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> <em>done</em> <strong>now</strong></li>\n</ul>',
      '<ol>\n<li><a href="https://a.example">https://a.example</a></li>\n</ol>',
    ].join('\n'),
  );
});

test('headings in an answer stand below its question', () => {
  expect(answerHtml('#### More', 'So.')).toBe('<h5>More</h5>\n<p>So.</p>');
});

test('ids in an answer begin with the id of its section, and links follow them', () => {
  expect(answerHtml('<span id="x">So</span> [there](#x), [again](#why).')).toBe(
    '<p><span id="why--x">So</span> <a href="#why--x">there</a>, <a href="#why">again</a>.</p>',
  );
});

test('footnotes stay in their answer, whichever part defines them', () => {
  const html = answerHtml('So.[^1]', '', '[^1]: Note.');
  expect(html).toContain('href="#why--fn-1"');
  expect(html).toContain('<li id="why--fn-1">');
});

test('the revision is the hash of all that a reader gets', () => {
  const revision = (...lines: string[]) =>
    compile({ en: [...OPENING, ...lines] }).guide?.documents[0]?.revision;
  expect(revision('So.')).toMatch(/^[0-9a-f]{32}$/);
  expect(revision('So.', '')).toBe(revision('So.'));
  expect(revision('So!')).not.toBe(revision('So.'));
});
