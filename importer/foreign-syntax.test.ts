import { expect, test } from 'vitest';
import {
  bodyOf,
  diagnosticRules,
  formatOmissions,
  setupImportFolder,
} from '../test/fixtures/import-folder.ts';

const { importAnswer, importText } = setupImportFolder();

test.each<[syntax: string, source: string, answer: string, omissions: string[]]>([
  ['VitePress container', '::: tip\nDrink *water*.\n:::', '> **Tip**\n>\n> Drink *water*.', []],
  [
    'container with a title',
    'So.\n:::warning[Mind]\nThe gap.\n:::\nSo.',
    'So.\n\n> **Mind**\n>\n> The gap.\n\nSo.',
    [],
  ],
  ['nested containers', '::::note\n:::tip\nSo.\n:::\n::::', '> **Note**\n>\n> > **Tip**\n> >\n> > So.', []],
  ['container in a list', '- So.\n\n  :::tip\n  Drink.\n  :::', '- So.\n\n  > **Tip**\n  >\n  > Drink.', []],
  [
    'details container',
    '::: details More\nSo.\n:::',
    '<details>\n<summary>More</summary>\n\nSo.\n\n</details>',
    [],
  ],
  ['unknown container', '::: tabs\nSo.\n:::', 'So.', ['line 5 ::: tabs']],
  [
    'MkDocs admonition',
    '!!! note "So"\n\n    Drink.\n\n    - a\n\nMore.',
    '> **So**\n>\n> Drink.\n>\n> - a\n\nMore.',
    [],
  ],
  [
    'MkDocs collapsible block',
    '??? note "More"\n\n    So.\n\nAfter.',
    '<details>\n<summary>More</summary>\n\nSo.\n\n</details>\n\nAfter.',
    [],
  ],
  ['MkDocs tabs', '=== "One"\n\n    So.\n\n=== "Two"\n\n    Thus.', '**One**\n\nSo.\n\n**Two**\n\nThus.', []],
  ['GitHub alert', '> [!NOTE]\n> Drink.', '> **Note**\n>\n> Drink.', []],
  ['Obsidian callout', '> [!tip]- Mind\n> Drink.', '> **Mind**\n>\n> Drink.', []],
  [
    'Hugo figure',
    '{{< figure src="https://a.example/a.png" alt="A" >}}',
    '[A](https://a.example/a.png)',
    ['line 5 the image https://a.example/a.png “A”'],
  ],
  ['Hugo shortcode', 'So {{< icon "x" >}} it is.', 'So  it is.', ['line 5 {{< icon "x" >}}']],
  ['Liquid tag', '{% include a.html %}\n\nSo.', 'So.', ['line 5 {% include a.html %}']],
  ['Liquid variable', 'It costs {{ price }}.', 'It costs .', ['line 5 {{ price }}']],
  [
    'Liquid variable in a URL',
    '[So](https://a.example/{{x}})',
    '[So](https://a.example/)',
    ['line 5 https://a.example/{{x}}'],
  ],
  [
    'kramdown attributes',
    '[So](https://a.example){:target="_blank"}',
    '[So](https://a.example)',
    ['line 5 {:target="_blank"}'],
  ],
  ['Pandoc attributes', '[So](https://a.example){.red}', '[So](https://a.example)', ['line 5 {.red}']],
  ['MDX import', "import A from './a';\n\nSo.", 'So.', ["line 5 import A from './a';"]],
  [
    'MDX components',
    '<Tabs>\n<TabItem label="One">\nSo.\n</TabItem>\n</Tabs>',
    '**One**\n\nSo.',
    ['line 5 the component <Tabs>', 'line 6 the component <TabItem label="One">'],
  ],
  [
    'MDX component with expressions',
    "<Card items={['a']} />\n\nSo.",
    'So.',
    ["line 5 the component <Card items={['a']} />"],
  ],
  [
    'MDX components without content',
    'So\n\n<Foo/>\n\n<Foo.Bar/> B <Icon/> c <Baz /> <Baz\n  a="b"\n/>d <my-icon/>.',
    'So\n\nB  c  d .',
    [
      'line 7 the component <Foo/>',
      'line 9 the component <Foo.Bar/>',
      'line 9 the component <Icon/>',
      'line 9 the component <Baz />',
      'line 9 the component <Baz a="b" />',
      'line 11 the component <my-icon/>',
    ],
  ],
  ['stray closing tag', 'So</Foo>.', 'So.', ['line 5 the component </Foo>']],
  ['components in code', '`<Foo/>` <!-- <Foo/> -->', '`<Foo/>` <!-- <Foo/> -->', []],
  ['MDX comment', 'So.\n\n{/* Not this */}', 'So.\n\n<!-- Not this -->', []],
  ['wiki link', 'See [[Page|this]].', 'See this.', ['line 5 [[Page|this]]']],
  ['table of contents', '[[toc]]\n\nSo.', 'So.', ['line 5 [[toc]]']],
  ['formula', 'So $x^2$.', 'So `x^2`.', ['line 5 $x^2$']],
  ['emoji shortcode', 'Done :tada:', 'Done', ['line 5 :tada:']],
  ['marks', 'It is ==so== and ++new++ 2^nd^.', 'It is **so** and <ins>new</ins> 2<sup>nd</sup>.', []],
  ['keys', 'Press ++ctrl+c++.', 'Press `Ctrl`+`C`.', []],
  ['definition list', 'FAQ\n: Questions.', 'FAQ\n\nQuestions.', []],
  ['abbreviation', 'So.\n\n*[FAQ]: Questions', 'So.', ['line 7 *[FAQ]: Questions']],
  ['directive', '::video[A film]{#x1}', 'A film', ['line 5 ::video[A film]{#x1}']],
  ['code', '`:::tip`\n\n```md\n:::tip\n{{ x }}\n```', '`:::tip`\n\n```md\n:::tip\n{{ x }}\n```', []],
  ['escaped syntax', '\\{{ x }}', '\\{{ x }}', ['line 3 {{ x }}']],
  ['placeholder', 'Type <Name>, <name> or {name}.', 'Type \\<Name>, \\<name> or {name}.', ['line 5 <Name>']],
])('converts %s', async (_, source, answer, omissions) => {
  expect(await importAnswer(source)).toEqual({ rules: [], answer, omissions });
});

test('imports collapsible questions of MkDocs as questions', async () => {
  const text = [
    ...[
      '# FAQ',
      '',
      'Hello.',
      '',
      '??? question "How do I pay?"',
      '',
      '    By card.',
      '',
      '    Or in cash.',
      '',
    ],
    ...['???+ question "May I return it?"', '    Yes.', ''],
  ].join('\n');
  const imported = await importText('en.md', text, { guide: 'help' });
  expect(bodyOf(imported)).toBe(
    'Hello.\n\n## FAQ {#faq}\n\n### How do I pay? {#how-do-i-pay}\n\nBy card.\n\nOr in cash.\n\n### May I return it? {#may-i-return-it}\n\nYes.',
  );
  expect(formatOmissions(imported)).toEqual([]);
});

test('imports collapsible questions below chapters', async () => {
  const text = '# FAQ\n\n## Money\n\n??? "How?"\n    So.\n\n## Other\n\n??? faq "Why?"\n    Thus.\n';
  expect(bodyOf(await importText('en.md', text, { guide: 'help' }))).toBe(
    '## Money {#money}\n\n### How? {#how}\n\nSo.\n\n## Other {#other}\n\n### Why? {#why}\n\nThus.',
  );
});

test.each<[format: string, name: string, text: string, answer: string, omission: string]>([
  ['CSV', 'faq.csv', 'question,answer\nWhy?,So <Icon/>.\n', 'So .', 'row 2 the component <Icon/>'],
  ['CSV', 'faq.csv', 'question,answer\nWhy?,"!!! note\n    So."\n', '> **Note**\n>\n> So.', ''],
  [
    'CSV with HTML',
    'faq.csv',
    'question,answer\nWhy?,<p>So {{ x }}.</p>\n',
    'So \\{{ x }}.',
    'row 2 {{ x }}',
  ],
  [
    'Zendesk',
    'faq.json',
    '{"articles":[{"id":1,"title":"Why?","body":"<p>So {{dc.x}}.</p>","locale":"en"}]}',
    'So \\{{dc.x}}.',
    'record 1 {{dc.x}}',
  ],
  ['HTML', 'faq.html', '<details><summary>Why?</summary>So :tada:</details>', 'So \\:tada:', 'line 1 :tada:'],
])('leaves no syntax of other tools in a guide from %s', async (_, name, text, answer, omission) => {
  const imported = await importText(name, text, { locale: 'en', guide: 'help' });
  expect(diagnosticRules(imported)).toEqual([]);
  expect(bodyOf(imported).split('}\n\n').at(-1)).toBe(answer);
  expect(formatOmissions(imported).map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual(
    omission === '' ? [] : [omission],
  );
});

test('converts syntax in the title and the description, and lists what is left out', async () => {
  const fields = 'title: "Help :tada: {{ site.name }}"\ndescription: "Say ==hello== &co; <3 *here*."';
  const imported = await importText('en.md', `---\n${fields}\n---\n\n## Why?\n\nSo.\n`, { guide: 'help' });
  expect(String(imported.files[0]?.file)).toMatch(
    /^---\ntitle: Help\ndescription: Say hello &co; <3 here\.\n/,
  );
  expect(diagnosticRules(imported)).toEqual([]);
  expect(formatOmissions(imported).map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
    'the title {{ site.name }}',
    'the title :tada:',
  ]);
});

test('keeps a title without syntax of other tools character by character', async () => {
  const imported = await importText(
    'en.md',
    '---\ntitle: "C:\\\\x *not* _bold_ & <b>"\n---\n\n## Why?\n\nSo.\n',
  );
  expect(String(imported.files[0]?.file)).toContain('title: C:\\x *not* _bold_ & <b>\n');
});

test('converts text in attributes of components, and names what it leaves out', async () => {
  const components = [
    ...['<Accordion question="Where is it?">Here it is.</Accordion>', '', '<Faq q="Who?" a="We do." />', ''],
    ...['<Card title="More" body="Some lost text">', '', 'So.', '', '</Card>', '', '<Partial />'],
  ];
  const text = ['# Help', '', '## How?', '', 'So.', '', ...components].join('\n');
  const imported = await importText('help.md', text, { locale: 'en' });
  expect(bodyOf(imported).split('\n\n').slice(1)).toEqual([
    ...['### How? {#how}', 'So.', '### Where is it? {#where-is-it}', 'Here it is.'],
    ...['### Who? {#who}', 'We do.', '**More**', 'So.'],
  ]);
  expect(formatOmissions(imported).map((line) => line.split(': ').at(-1))).toEqual([
    'its text is kept',
    'its text is kept',
    'its text is kept, except body',
    'what it shows is not in this file',
  ]);
});
