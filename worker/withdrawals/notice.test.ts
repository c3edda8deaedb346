import { expect, test } from 'vitest';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { toMarkdown, toNotice, toWithdrawnSection } from './notice.ts';

const WITHDRAWAL: Withdrawal = {
  guide: 'parcels',
  section: 'gone',
  status: 451,
  by: 'court',
  since: '2026-11-26T23:30:00.000Z',
  notice: { en: 'A court has forbidden this.' },
};

test.each([
  ['en', 'en', 'This answer has been withdrawn', 'Withdrawn on November 26, 2026 by order of a court.'],
  ['zh-Hant', 'zh-Hant', '此答案已撤下', '依法院命令，於 2026年11月26日撤下。'],
  ['zh-Hans', 'zh-Hans', '此答案已撤下', '依法院命令，于 2026年11月26日撤下。'],
  ['es', 'es', 'Esta respuesta se ha retirado', 'Retirada el 26 de noviembre de 2026 por orden judicial.'],
  ['ja', 'ja', 'この回答は取り下げられました', '裁判所の命令により、2026年11月26日に取り下げられました。'],
  ['vi', 'vi', 'Câu trả lời này đã bị gỡ', 'Bị gỡ vào 26 tháng 11, 2026 theo lệnh của tòa án.'],
  ['ar', 'ar', 'سُحبت هذه الإجابة', expect.stringContaining('بأمر من محكمة')],
  ['de', 'de', 'This answer has been withdrawn', 'Withdrawn on November 26, 2026 by order of a court.'],
])(
  'says in %s when and by whom, in the words of that language or in English',
  (tag, locale, heading, origin) => {
    const notice = toNotice({ ...WITHDRAWAL, notice: { [tag]: 'Text.' } }, locale);
    expect(notice).toEqual({
      ...{ locale, heading, origin, text: 'Text.' },
      ...{ since: WITHDRAWAL.since, by: 'court' },
    });
  },
);

test.each([
  ['zh-Hant', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-Hant-HK', ['en', 'zh-Hant'], 'zh-Hant'],
  ['zh-Hans', ['en', 'zh-Hant'], 'zh-Hant'],
  ['en-GB', ['zh-Hant', 'en'], 'en'],
  ['fr', ['zh-Hant', 'en'], 'zh-Hant'],
  ['fr', [], 'en'],
])('selects for readers of %s, of a notice in %j, the text in %s', (locale, locales, expected) => {
  const notice = Object.fromEntries(locales.map((tag) => [tag, 'Text.']));
  expect(toNotice({ ...WITHDRAWAL, notice }, locale).locale).toBe(expected);
});

test('escapes what could be markup in HTML, and marks the language where it differs', () => {
  const text = `<img src=x onerror=alert(1)> & "quoted"\n\n${'`'}code${'`'} $& [a](javascript:alert(1))`;
  expect(toWithdrawnSection({ ...WITHDRAWAL, notice: { en: text } }, 'gone', 'zh-Hant').html).toBe(
    `<p lang="en">&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;</p>
<p lang="en">${'`'}code${'`'} $&amp; [a](javascript:alert(1))</p>
<p lang="en">Withdrawn on November 26, 2026 by order of a court.</p>`,
  );
});

test('takes every kind of line ending as the end of a paragraph', () => {
  const text = 'a\r===\r\n- b\u2028c';
  expect(toMarkdown({ ...WITHDRAWAL, notice: { en: text } }, 'gone', 'en')).toContain(
    '\na\n\n\\===\n\n\\- b\n\nc\n',
  );
});

test.each([
  ['# no heading', '\\# no heading'],
  ['- no item', '\\- no item'],
  ['1. no item', '1\\. no item'],
  ['=== no heading', '\\=== no heading'],
  ['> no quote', '\\> no quote'],
  [
    '*no* `code` [link](x) <b> a|b ~~c~~ ![image](y)',
    '\\*no\\* \\`code\\` \\[link\\](x) \\<b\\> a\\|b \\~\\~c\\~\\~ \\!\\[image\\](y)',
  ],
])('escapes what could be markup in Markdown: %s', (text, escaped) => {
  expect(toMarkdown({ ...WITHDRAWAL, notice: { en: text } }, 'gone', 'en')).toBe(
    `### This answer has been withdrawn {#gone}

${escaped}

Withdrawn on November 26, 2026 by order of a court.
`,
  );
});
