/** Sites that break the rules, by rule, and what their authors are told. */
import type { Rule } from './diagnostics.ts';
import { answering, type Files, OPENING, TRANSLATED, text } from './sample-site.ts';

export interface Fixture {
  site: Files;
  /** Each fault as it is shown: `path:line:column severity rule reason`. */
  faults: string[];
  /** What was published before, where the rule needs it. */
  before?: Files;
}

const FENCE = '---';
export const [TITLE, DESCRIPTION, UPDATED] = ['title: Help', 'description: All of it', 'updated: 2026-11-23'];

/** The smallest guide, with another front matter. */
export function fronted(...fields: string[]): string {
  return text(FENCE, ...fields, FENCE, '## About {#about}', '### Why? {#why}', 'So.');
}

/** More than an id may have. */
const LONG = 'a'.repeat(65);

export const ENGLISH = text(...OPENING, 'So.');
export const CHINESE = text(...TRANSLATED, '因為。');

/** Every rule with sites that break it. */
export const fixtures: Record<Rule, Fixture[]> = {
  'not-utf8': [
    {
      site: { 'guides/help/en.md': Buffer.from(text(...OPENING, 'Voilà.'), 'latin1') },
      faults: ['guides/help/en.md:1:1 error not-utf8 the file is not UTF-8'],
    },
  ],
  'invalid-guide-id': [
    {
      site: { 'guides/Help!/en.md': ENGLISH },
      faults: ['guides/Help!/en.md:1:1 error invalid-guide-id invalid guide id "Help!" (the folder\'s name)'],
    },
  ],
  'invalid-locale': [
    {
      site: { 'guides/help/EN-gb.md': ENGLISH },
      faults: ['guides/help/EN-gb.md:1:1 error invalid-locale "EN-gb" is not a locale'],
    },
    {
      site: { 'guides/help/english_uk.md': ENGLISH },
      faults: ['guides/help/english_uk.md:1:1 error invalid-locale "english_uk" is not a locale'],
    },
  ],
  'no-front-matter': [
    {
      site: { 'guides/help/en.md': text('## About {#about}', '### Why? {#why}', 'So.') },
      faults: ['guides/help/en.md:1:1 error no-front-matter no front matter'],
    },
    {
      site: { 'guides/help/en.md': '' },
      faults: [
        'guides/help/en.md:1:1 error no-front-matter no front matter',
        'guides/help/en.md:1:1 warning empty-guide guide without chapters',
      ],
    },
  ],
  'invalid-yaml': [
    {
      site: { 'guides/help/en.md': fronted('title: [') },
      faults: [
        'guides/help/en.md:2:9 error invalid-yaml front matter is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    },
    {
      site: { 'guides/help/en.md': fronted(TITLE, TITLE, DESCRIPTION, UPDATED) },
      faults: [
        'guides/help/en.md:3:1 error invalid-yaml front matter is not valid YAML: Map keys must be unique',
      ],
    },
    {
      site: { 'guides/help/en.md': fronted('title: *help', DESCRIPTION, UPDATED) },
      faults: [
        'guides/help/en.md:2:8 error invalid-yaml front matter is not valid YAML: "*help" names nothing',
      ],
    },
  ],
  'unknown-field': [
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'author: me', 'tags: []') },
      faults: [
        'guides/help/en.md:5:1 error unknown-field front matter has the unknown field "author"',
        'guides/help/en.md:6:1 error unknown-field front matter has the unknown field "tags"',
      ],
    },
  ],
  'missing-field': [
    {
      site: { 'guides/help/en.md': fronted() },
      faults: [
        'guides/help/en.md:1:1 error missing-field front matter lacks the field "title"',
        'guides/help/en.md:1:1 error missing-field front matter lacks the field "description"',
        'guides/help/en.md:1:1 error missing-field front matter lacks the field "updated"',
      ],
    },
    {
      site: { 'guides/help/en.md': fronted('title: ""', 'updated: 2026-02-30') },
      faults: [
        'guides/help/en.md:1:1 error missing-field front matter lacks the field "description"',
        'guides/help/en.md:2:1 error invalid-field front matter field "title" is not valid',
        'guides/help/en.md:3:1 error invalid-field front matter field "updated" is not valid',
      ],
    },
  ],
  'invalid-field': [
    {
      site: { 'guides/help/en.md': fronted('title: 7', 'description: "  "', 'updated: soon') },
      faults: [
        'guides/help/en.md:2:1 error invalid-field front matter field "title" is not valid',
        'guides/help/en.md:3:1 error invalid-field front matter field "description" is not valid',
        'guides/help/en.md:4:1 error invalid-field front matter field "updated" is not valid',
      ],
    },
    {
      site: { 'guides/help/en.md': fronted('Help, all of it') },
      faults: ['guides/help/en.md:1:1 error invalid-field front matter is no list of fields'],
    },
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'aliases: old') },
      faults: ['guides/help/en.md:5:1 error invalid-field front matter field "aliases" is not valid'],
    },
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/fr.md': fronted(
          TITLE,
          DESCRIPTION,
          UPDATED,
          'translationOf: en',
          'source:',
          '  why: 1234',
        ),
      },
      faults: ['guides/help/fr.md:6:1 error invalid-field front matter field "source.why" is not valid'],
    },
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/fr.md': fronted(
          TITLE,
          DESCRIPTION,
          UPDATED,
          'translationOf: en',
          'source:',
          '  who: "12345678"',
        ),
      },
      faults: [
        'guides/help/fr.md:1:1 error invalid-field front matter field "source.who" names no part of en.md',
      ],
    },
  ],
  'invalid-site': [
    {
      site: { ...answering('So.'), 'site.yaml': 'pages: /help\ncolour: red\n' },
      faults: [
        'site.yaml:1:1 error invalid-site setting "pages" is not valid',
        'site.yaml:1:1 error invalid-site setting "colour" is not valid',
      ],
    },
    {
      site: { ...answering('So.'), 'site.yaml': 'pages: [' },
      faults: ['site.yaml:1:1 error invalid-site not valid YAML'],
    },
    {
      site: { ...answering('So.'), 'site.yaml': 'pages: *help' },
      faults: ['site.yaml:1:1 error invalid-site not valid YAML'],
    },
  ],
  'invalid-search': [
    {
      site: {
        ...answering('So.'),
        'search.yaml': text(
          ...['colours: [red]', 'synonyms:', '  zh-Hant: [[遲, 晚]]', '  en: [[late], late, [late, 404]]'],
          ...['stopWords:', '  en: [so, "…"]'],
        ),
      },
      faults: [
        'search.yaml:1:10 error invalid-search "colours" is not valid',
        'search.yaml:3:12 error invalid-search "synonyms.zh-Hant" is not valid',
        'search.yaml:4:8 error invalid-search "synonyms.en.0" is not valid',
        'search.yaml:4:16 error invalid-search "synonyms.en.1" is not valid',
        'search.yaml:4:29 error invalid-search "synonyms.en.2.1" is not valid',
        'search.yaml:6:12 error invalid-search "stopWords.en.1" is not valid',
      ],
    },
    {
      site: { ...answering('So.'), 'search.yaml': 'synonyms: [' },
      faults: [
        'search.yaml:1:12 error invalid-search not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    },
    {
      site: { ...answering('So.'), 'search.yaml': 'late, overdue' },
      faults: ['search.yaml:1:1 error invalid-search no list of settings'],
    },
  ],
  'no-source': [
    {
      site: { 'guides/help/zh-Hant.md': CHINESE },
      faults: ['guides/help/zh-Hant.md:1:1 error no-source every locale says translationOf'],
    },
  ],
  'two-sources': [
    {
      site: { 'guides/help/en.md': ENGLISH, 'guides/help/fr.md': ENGLISH },
      faults: ['guides/help/fr.md:1:1 error two-sources two sources: en.md has no translationOf either'],
    },
  ],
  'other-source': [
    {
      site: { 'guides/help/en.md': ENGLISH, 'guides/help/zh-Hant.md': CHINESE.replace(': en', ': de') },
      faults: [
        'guides/help/zh-Hant.md:1:1 error other-source translationOf is "de", but the source is en.md',
      ],
    },
  ],
  'misplaced-field': [
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/zh-Hant.md': CHINESE.replace('---\n#', 'derive: zh-Hans\naliases: { old: why }\n---\n#'),
      },
      faults: [
        'guides/help/zh-Hant.md:1:1 error misplaced-field "derive" in a translation',
        'guides/help/zh-Hant.md:1:1 error misplaced-field "aliases" in a translation',
      ],
    },
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'source: { why: "12345678" }') },
      faults: ['guides/help/en.md:1:1 error misplaced-field "source" in the source'],
    },
  ],
  'invalid-derivation': [
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'derive: zh-Hans') },
      faults: ['guides/help/en.md:1:1 error invalid-derivation "zh-Hans" can\'t be derived from "en"'],
    },
    {
      site: { 'guides/help/zh-Hant.md': fronted(TITLE, DESCRIPTION, UPDATED, 'derive: zh-Hant') },
      faults: [
        'guides/help/zh-Hant.md:1:1 error invalid-derivation "zh-Hant" can\'t be derived from "zh-Hant"',
      ],
    },
  ],
  'second-title': [
    {
      site: answering('So.', '# Help'),
      faults: ['guides/help/en.md:10:1 error second-title "#" heading'],
    },
  ],
  'skipped-level': [
    {
      site: answering('So.', '##### Deep'),
      faults: ['guides/help/en.md:10:1 error skipped-level heading skips a level: "#####" after "###"'],
    },
    {
      site: { 'guides/help/en.md': text(...OPENING.slice(0, 6), '### Why? {#why}', 'So.') },
      faults: [
        'guides/help/en.md:1:1 warning empty-guide guide without chapters',
        'guides/help/en.md:7:1 error skipped-level heading skips a level: "###" after "the title"',
        'guides/help/en.md:7:1 error section-outside-chapter section outside a chapter',
      ],
    },
  ],
  'empty-heading': [
    {
      site: answering('So.', '### {#how}', 'So.'),
      faults: ['guides/help/en.md:10:1 error empty-heading section without a heading text'],
    },
  ],
  'html-heading': [
    {
      site: answering(
        'So.',
        '### <b>How</b>? {#how}',
        'So.',
        '## *<i>More</i>* {#more}',
        '### What? {#what}',
        'So.',
      ),
      faults: [
        'guides/help/en.md:10:1 error html-heading HTML in a section heading',
        'guides/help/en.md:12:1 error html-heading HTML in a chapter heading',
      ],
    },
  ],
  'missing-id': [
    {
      site: answering('So.', '### How?', 'So.', '## More', '### What? {#what}', 'So.'),
      faults: [
        'guides/help/en.md:10:1 error missing-id section without an id',
        'guides/help/en.md:12:1 error missing-id chapter without an id',
      ],
    },
  ],
  'invalid-id': [
    {
      site: answering('So.', '### How? {#No Way}', 'So.', '### Where? {#intro}', 'So.'),
      faults: [
        'guides/help/en.md:10:1 error invalid-id invalid section id "No Way"',
        'guides/help/en.md:12:1 error invalid-id section id "intro" is taken by the intro',
      ],
    },
    {
      site: answering('So.', `### How? {#${LONG}}`, 'So.', `### Who? {#${LONG}-}`, 'So.'),
      faults: [
        `guides/help/en.md:10:1 error invalid-id invalid section id "${LONG}"`,
        `guides/help/en.md:12:1 error invalid-id invalid section id "${LONG}-"`,
      ],
    },
  ],
  'duplicate-id': [
    {
      site: answering('So.', '### Again? {#why}', 'So.'),
      faults: ['guides/help/en.md:10:1 error duplicate-id duplicate section id "why" (first at line 8)'],
    },
    {
      site: answering('So.', '## Why {#why}', '### How? {#how}', 'So.'),
      faults: ['guides/help/en.md:10:1 error duplicate-id duplicate chapter id "why" (first at line 8)'],
    },
  ],
  'text-outside-section': [
    {
      site: { 'guides/help/en.md': text(...OPENING.slice(0, 7), 'Lost.', '### Why? {#why}', 'So.') },
      faults: [
        'guides/help/en.md:8:1 error text-outside-section text between a chapter and its first section',
      ],
    },
  ],
  'section-outside-chapter': [
    {
      site: answering('So.', '## Last {#summary}', 'Bye.', '### More? {#more}', 'So.'),
      faults: ['guides/help/en.md:12:1 error section-outside-chapter section after the summary'],
    },
  ],
  'empty-chapter': [
    {
      site: answering('So.', '## End {#end}'),
      faults: ['guides/help/en.md:10:1 error empty-chapter chapter "end" has no section'],
    },
  ],
  'empty-answer': [
    { site: answering(), faults: ['guides/help/en.md:8:1 error empty-answer empty answer'] },
    {
      site: answering('<!-- Later. -->'),
      faults: ['guides/help/en.md:8:1 error empty-answer empty answer'],
    },
    {
      site: answering('So.', '## Last {#summary}'),
      faults: ['guides/help/en.md:10:1 error empty-answer empty answer'],
    },
    {
      site: {
        'guides/help/zh-Hant.md': fronted(TITLE, DESCRIPTION, UPDATED, 'derive: zh-Hans'),
        'guides/help/zh-Hans.md': text(
          ...[FENCE, 'translationOf: zh-Hant', FENCE, '## 关于 {#about}', '### 为什么？ {#why}', '<!-- -->'],
        ),
      },
      faults: ['guides/help/zh-Hans.md:5:1 error empty-answer empty answer'],
    },
  ],
  'empty-guide': [
    {
      site: { 'guides/help/en.md': text(...OPENING.slice(0, 6)) },
      faults: ['guides/help/en.md:1:1 warning empty-guide guide without chapters'],
    },
  ],
  'missing-part': [
    {
      site: {
        'guides/help/en.md': text(...OPENING, 'So.', '### How? {#how}', 'So.', '## Last {#summary}', 'Bye.'),
        'guides/help/zh-Hant.md': CHINESE,
      },
      faults: [
        'guides/help/zh-Hant.md:1:1 error missing-part section "how" is missing (en.md has it at line 10)',
        'guides/help/zh-Hant.md:1:1 error missing-part chapter "summary" is missing (en.md has it at line 12)',
      ],
    },
  ],
  'unknown-part': [
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/zh-Hant.md': text(...TRANSLATED, '因為。', '### 誰？ {#who}', '我。'),
      },
      faults: ['guides/help/zh-Hant.md:10:1 error unknown-part section "who" is not in en.md'],
    },
    {
      site: {
        'guides/help/zh-Hant.md': fronted(TITLE, DESCRIPTION, UPDATED, 'derive: zh-Hans'),
        'guides/help/zh-Hans.md': text(
          ...[FENCE, 'translationOf: zh-Hant', FENCE, '## 关于 {#about}', '### 谁？ {#who}', '我。'],
        ),
      },
      faults: [
        'guides/help/zh-Hans.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: why',
        'guides/help/zh-Hans.md:5:1 error unknown-part section "who" is not in zh-Hant.md',
      ],
    },
  ],
  'moved-part': [
    {
      site: {
        'guides/help/en.md': text(
          ...OPENING,
          'So.',
          '## More {#more}',
          '### What? {#what}',
          'So.',
          '### How? {#how}',
          'So.',
        ),
        'guides/help/zh-Hant.md': text(
          ...[
            ...TRANSLATED,
            '因為。',
            '### 什麼？ {#what}',
            '這。',
            '## 更多 {#more}',
            '### 如何？ {#how}',
            '這樣。',
          ],
        ),
      },
      faults: [
        'guides/help/zh-Hant.md:10:1 error moved-part section "what" stands elsewhere in en.md (line 11)',
        'guides/help/zh-Hant.md:10:1 error moved-part section "what" is out of order: en.md has "more" here (line 10)',
      ],
    },
  ],
  'missing-locale': [
    {
      site: { 'guides/help/en.md': ENGLISH, 'guides/more/en.md': ENGLISH, 'guides/more/zh-Hant.md': CHINESE },
      faults: ['guides/help/en.md:1:1 warning missing-locale "help" is not written in zh-Hant, as "more" is'],
    },
  ],
  'stale-translation': [
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/zh-Hant.md': CHINESE.replace('---\n#', 'source: { why: "12345678" }\n---\n#'),
      },
      faults: [
        'guides/help/zh-Hant.md:9:1 warning stale-translation "why" changed in en.md after it was translated',
      ],
    },
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/zh-Hant.md': CHINESE.replace('---\n#', 'source: { why: "00000000" }\n---\n#'),
      },
      faults: ['guides/help/zh-Hant.md:9:1 warning stale-translation "why" is not translated yet'],
    },
    {
      site: {
        'guides/help/en.md': ENGLISH,
        'guides/help/zh-Hant.md': CHINESE.replace('2026-11-23', '2026-11-22'),
      },
      faults: [
        'guides/help/zh-Hant.md:1:1 warning stale-translation en.md was updated on 2026-11-23, after this translation (2026-11-22)',
      ],
    },
  ],
  'unreviewed-derivation': [
    {
      site: { 'guides/help/zh-Hant.md': fronted(TITLE, DESCRIPTION, UPDATED, 'derive: zh-Hans') },
      faults: [
        'guides/help/zh-Hant.md:1:1 warning unreviewed-derivation zh-Hans is derived and not yet reviewed in: why',
      ],
    },
  ],
  'unsafe-html': [
    {
      site: answering(
        'So.',
        '',
        '<script>alert(1)</script>',
        '',
        '<iframe src="https://a.example"></iframe>',
      ),
      faults: [
        'guides/help/en.md:11:1 error unsafe-html unsafe HTML: <script> is not allowed',
        'guides/help/en.md:13:1 error unsafe-html unsafe HTML: <iframe> is not allowed',
      ],
    },
    {
      site: answering(
        'So <b onclick="alert(1)">bold</b>.',
        '',
        '<p style="position:fixed" class="big">So.</p>',
      ),
      faults: [
        'guides/help/en.md:9:4 error unsafe-html unsafe HTML: <b> may not have the attribute "onclick"',
        'guides/help/en.md:11:1 error unsafe-html unsafe HTML: <p> may not have the attribute "style"',
        'guides/help/en.md:11:1 error unsafe-html unsafe HTML: <p> may not have the attribute "class"',
      ],
    },
    {
      site: answering('[So](javascript:alert%281%29).', '', '<img src="data:image/gif;base64,R0" alt="so">'),
      faults: [
        'guides/help/en.md:9:1 error unsafe-html unsafe HTML: <a> may not have href "javascript:alert%281%29"',
        'guides/help/en.md:11:1 error unsafe-html unsafe HTML: <img> may not have src "data:image/gif;base64,R0"',
      ],
    },
  ],
  'unknown-language': [
    {
      site: answering('```klingon', 'So.', '```'),
      faults: ['guides/help/en.md:9:1 warning unknown-language code in the unknown language "klingon"'],
    },
  ],
  'dead-link': [
    {
      site: answering('See [this](#how).'),
      faults: ['guides/help/en.md:9:5 error dead-link dead link: no section or chapter has the id "how"'],
    },
    {
      site: {
        ...answering('[a](../gone/en.md), [b](../more/fr.md), [c](../more/en.md#how).'),
        'guides/more/en.md': ENGLISH,
        'site.yaml': 'pages: https://help.example/{guide}/{locale}',
      },
      faults: [
        'guides/help/en.md:9:1 error dead-link dead link: there is no guide "gone"',
        'guides/help/en.md:9:21 error dead-link dead link: the guide "more" is not written in fr',
        'guides/help/en.md:9:41 error dead-link dead link: the guide "more" has no "how"',
      ],
    },
  ],
  'relative-link': [
    {
      site: answering('[So](/so), [so](so.html).'),
      faults: [
        'guides/help/en.md:9:1 error relative-link relative link "/so" would be sought on the partner\'s site',
        'guides/help/en.md:9:12 error relative-link relative link "so.html" would be sought on the partner\'s site',
      ],
    },
  ],
  'no-pages': [
    {
      site: { ...answering('[So](../more/en.md).'), 'guides/more/en.md': ENGLISH },
      faults: ['guides/help/en.md:9:1 error no-pages link to the guide "more", which has no page'],
    },
  ],
  'missing-image': [
    {
      site: answering('![So](so.png)', '![so](%zz.png)'),
      faults: [
        'guides/help/en.md:9:1 error missing-image image "so.png" is not there',
        'guides/help/en.md:10:1 error missing-image image "%zz.png" is not there',
      ],
    },
    {
      site: {
        ...answering('![So](../../so.svg)', '![so](so.txt)'),
        'so.svg': '<svg/>',
        'guides/help/so.txt': 'So',
      },
      faults: [
        'guides/help/en.md:9:1 error missing-image image "../../so.svg" can\'t be used',
        'guides/help/en.md:10:1 error missing-image image "so.txt" can\'t be used',
      ],
    },
  ],
  'remote-image': [
    {
      site: answering('![So](https://a.example/so.png)', '![so](//a.example/so.png)'),
      faults: [
        'guides/help/en.md:9:1 error remote-image image "https://a.example/so.png" lies on another site',
        'guides/help/en.md:10:1 error remote-image image "//a.example/so.png" lies on another site',
      ],
    },
  ],
  'image-without-alt': [
    {
      site: { ...answering('![](so.svg)'), 'guides/help/so.svg': '<svg width="4" height="3"/>' },
      faults: ['guides/help/en.md:9:1 error image-without-alt image without alt'],
    },
  ],
  'image-without-size': [
    {
      site: { ...answering('![So](so.png)'), 'guides/help/so.png': 'not a picture' },
      faults: ['guides/help/en.md:9:1 error image-without-size image "so.png" does not tell its size'],
    },
  ],
  'alias-taken': [
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'aliases: { why: about }') },
      faults: ['guides/help/en.md:1:1 error alias-taken alias "why" is the id of a section or chapter'],
    },
  ],
  'alias-to-nothing': [
    {
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'aliases: { old: how }') },
      faults: ['guides/help/en.md:1:1 error alias-to-nothing alias "old" leads to "how", which is not there'],
    },
  ],
  'lost-id': [
    {
      before: answering('So.', '### How? {#how}', 'So.'),
      site: answering('So.'),
      faults: [
        'guides/help/en.md:1:1 warning lost-id the id "how" was published and is gone: links to it would break',
      ],
    },
    {
      before: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED, 'aliases: { old: why }') },
      site: { 'guides/help/en.md': fronted(TITLE, DESCRIPTION, UPDATED) },
      faults: [
        'guides/help/en.md:1:1 warning lost-id the id "old" was published and is gone: links to it would break',
      ],
    },
  ],
};
