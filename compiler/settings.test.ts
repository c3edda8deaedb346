/** Diagnostics for the settings of a site. */
import { expect, test } from 'vitest';
import { compile, siteWithAnswer } from '../test/fixtures/author-site.ts';

/** The diagnostics of a site with these settings. */
async function check(settings: string) {
  return (await compile({ ...siteWithAnswer('So.'), 'site.yaml': settings })).diagnostics;
}

const USER_NAME = 'remove everything between // and @: it is a user name';

const CHARACTERS = 'remove spaces, backslashes, quotes, angle brackets and invisible characters';

const ORIGIN = 'write scheme and host without a path, like https://faq.example';

const PAGES =
  'write the URL of a page with {guide} in its path or query, like https://help.example/{guide}/{locale}';

const LINK = 'write an https:, mailto: or tel: URL, or a path like /about';

const HTTPS = 'use https:, which http: is redirected to';

const LOGO = 'write the path of an image in the content folder, like logo.svg';

const TEXT = 'write a text, or one by locale, like {en: Help, zh-Hant: 說明}';

const PHONE = 'write a telephone number in quotes, like "+886 2 1234 5678"';

const CONTROLS = 'remove the control characters: they are not shown, or reorder the text';

const RESERVED = 'use another name than __proto__, prototype, constructor';

test.each([
  ['pages: https://bank.example@evil.example/{guide}', USER_NAME],
  ['pages: https://a:b@evil.example/{guide}/{locale}', USER_NAME],
  [String.raw`pages: 'https://evil.example\@good.example/{guide}'`, CHARACTERS],
  ['pages: https://{guide}.example/', PAGES],
  ['pages: https:///{guide}', PAGES],
  ['pages: https://%zz/{guide}', PAGES],
  ['pages: https:help.example/{guide}', PAGES],
  ['pages: https://help.example/{guide}/{language}', PAGES],
  ['pages: http://help.example/{guide}', HTTPS],
  ['pages: "https://help.example/#{guide}"', 'use a URL without #: sections are fragments of the page'],
  [
    'pages: https://說明.example/{guide}',
    'write the URL as browsers send it: the host in Punycode (xn--…), other characters percent-encoded',
  ],
  [`pages: 'https://help.example/"><script>{guide}'`, CHARACTERS],
  ['origin: https:faq.example', ORIGIN],
  ['origin: " https://faq.example"', CHARACTERS],
  ['origin: https://faq.example/help', ORIGIN],
  ['origin: https://me@faq.example', USER_NAME],
  ['origin: https://:@faq.example', USER_NAME],
  ['origin: http://faq.example', HTTPS],
  ['origin: https://faq.example:99999', ORIGIN],
  ['contact: { url: https://%zz }', LINK],
  [String.raw`contact: { url: 'https://evil.example\@good.example' }`, CHARACTERS],
  ['contact: { url: http://bank.example }', HTTPS],
  ['contact: { url: "https://bank.example/\\u202e" }', CHARACTERS],
  ['contact: { phone: "   " }', PHONE],
  ['contact: { phone: "(--)" }', PHONE],
  ['contact: []', 'write email:, url: or phone:'],
  ['contact: help@faq.example', 'write email:, url: or phone:'],
  ['links: [{ text: Terms, url: https://me:pass@bank.example }]', USER_NAME],
  ['links: [{ text: Terms, url: { en: //bank.example } }]', LINK],
  ['links: [{ text: Terms, url: tel:none }]', LINK],
  ['links: [{ text: Terms, url: mailto:nobody }]', LINK],
  ['links: [[]]', 'write text: and url:'],
  ['links: { text: Terms }', 'write a list of links, each with text: and url:'],
  ['logo: https://bank.example/logo.svg', LOGO],
  [String.raw`logo: 'images\logo.svg'`, LOGO],
  ['colours: []', 'write accent: and accentDark:'],
  ['name: "a\\u202eb"', CONTROLS],
  ['name: "a\\0b"', CONTROLS],
  ['name: "a\\u200bb"', 'remove U+200B (zero-width space): it is not shown, or reorders the text'],
  [
    'name: { en: "a\\u202ab" }',
    'remove U+202A (left-to-right embedding): it is not shown, or reorders the text',
  ],
  ['imprint: "a\\u001bb"', CONTROLS],
  ['links: [{ text: "a\\u202db", url: /terms }]', CONTROLS],
  ['name: []', TEXT],
  ['name: { english: Help }', 'use a BCP 47 tag in its usual spelling, like "en" or "zh-Hant"'],
  ['name: { constructor: Help }', RESERVED],
  ['name: { en: Help, __proto__: Help }', RESERVED],
  ['moved: { constructor: help }', RESERVED],
  ['moved: { prototype: help }', RESERVED],
  ['moved: { __proto__: help }', RESERVED],
  ['constructor: help', RESERVED],
  ['name: { de_DE: Hilfe }', 'use de-DE'],
  ['contact: { email: }', 'write an e-mail address, like help@faq.example'],
  ['accessibilityChecked:', 'use a date written YYYY-MM-DD'],
  ['moved: []', 'write former and current ids of guides, like {late-loan: overdue-loan}'],
  ['accessibilityChecked: 2999-01-01', 'use the date of a day that has come'],
])('refuses %s with line and hint', async (setting, hint) => {
  expect(await check(`# Settings\n${setting}\n`)).toMatchObject([
    { line: 2, severity: 'error', rule: 'invalid-site', hint },
  ]);
});

test.each(['[]', '- name: Help', '0', 'false', 'name'])(
  'refuses a file that is no mapping: %s',
  async (settings) => {
    expect(await check(settings)).toMatchObject([
      { line: 1, column: 1, severity: 'error', rule: 'invalid-site', reason: 'not a list of settings' },
    ]);
  },
);

test.each([
  ['a name that is indented too far', 'name:\n  en: Help\n   zh-Hant: 說明\n', '3:4'],
  ['a setting that is indented too far', 'name: Help\n # where\n origin: https://faq.example\n', '3:1'],
  ['a name that is not indented enough', 'name:\n  en: Help\n zh-Hant: 說明\n', '3:1'],
  ['a tab', 'contact:\n\temail: help@faq.example\n', '2:1'],
])('refuses %s once, at its line', async (_, settings, place) => {
  const found = await check(settings);
  expect(found.map(({ line, column, hint }) => [`${line}:${column}`, hint])).toEqual([
    [place, 'indent by spaces: names that belong together by as many, and what belongs to a name by more'],
  ]);
});

test('reports the errors of all settings at once, and none in guides that depend on them', async () => {
  const guide = siteWithAnswer('See [another](../help/en.md#why).');
  const check = async (settings: string) =>
    (await compile({ ...guide, 'site.yaml': settings })).diagnostics.map(({ reason }) => reason);
  expect(
    await check('origin: faq.example\nlogo: none.svg\ncolours: { accent: red }\nmoved: { old: nothing }\n'),
  ).toEqual([
    '"origin" is not valid',
    'logo "none.svg" does not exist',
    '"colours.accent" is not valid',
    '"moved.old" leads to "nothing", which does not exist',
  ]);
  expect(await check('origin: [\n')).toHaveLength(1);
  expect(await check('name: Help\n')).toEqual(['link to the guide "help", which has no page']);
});

test('refuses former ids that lead nowhere, or in a circle, at their lines', async () => {
  const found = await check('moved:\n  a1: b1\n  b1: a1\n  c1: c1\n  d1: help\n');
  expect(found.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 "moved.a1" leads to "b1", which does not exist',
    '3 "moved.b1" leads to "a1", which does not exist',
    '4 "moved.c1" leads to "c1", which does not exist',
  ]);
});

test.each([
  '',
  '# Nothing yet',
  'pages: https://a.example/@help/{guide}',
  'pages: https://a.example?g={guide}&l={locale}',
  'pages: http://localhost:4321/{guide}',
  'origin: http://127.0.0.1:8787',
  'origin: http://127.0.0.2',
  'origin: HTTPS://FAQ.example/',
  'name: { zh-Hant: 說明, ar: "مساعدة\\u200f" }',
  'imprint: "Example Bank\\n1 Example Street"',
  'contact: { phone: "(02) 1234-5678", email: help@faq.example, url: /contact }',
  'links: [{ text: Terms, url: "mailto:a@b.example?subject=Terms" }, { text: Call, url: "tel:+886-2" }]',
  'moved: { tostring: help, has-own-property: help }',
  'accessibilityChecked: 2026-11-20',
])('accepts %s', async (settings) => {
  expect(await check(settings)).toEqual([]);
});
