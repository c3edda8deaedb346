import { expect, test } from 'vitest';
import { bodyOf, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importAnswer, importText } = setupImportFolder();

test.each<[place: string, source: string, answer: string]>([
  ['at the end of a paragraph', 'Style ![](x.png)', 'Style'],
  ['at its start', '![](x.png) Style', 'Style'],
  ['as a paragraph', '![](x.png)\n\nStyle', 'Style'],
  ['at the end of a line', 'One ![](x.png)\ntwo', 'One\ntwo'],
  ['before a line break', 'One ![](x.png)  \ntwo', 'One\\\ntwo'],
  ['in bold text', '**Style ![](x.png)** and', '**Style** and'],
  ['in nested emphasis', 'So ***![](x.png) Style*** *it*', 'So ***Style*** *it*'],
  ['in a link', '[Style ![](x.png)](https://a.example)', '[Style](https://a.example)'],
  ['in a heading', 'So.\n\n#### Style ![](x.png)\n\nIt.', 'So.\n\n#### Style\n\nIt.'],
  ['in a list', '- Style ![](x.png)\n- It', '- Style\n- It'],
  ['between words', 'One![](x.png)two', 'One two'],
])('leaves no character reference of an omitted image %s', async (_, source, answer) => {
  expect(await importAnswer(source)).toMatchObject({ answer, rules: [] });
});

test.each([
  ['<p><b>Style </b>and<i> it</i></p>', '**Style** and *it*'],
  ['<p>Style <img src=x.png></p><p>So</p>', 'Style\n\nSo'],
  ['<p>One <br> two&nbsp;</p>', 'One\\\ntwo\u00a0'],
  ['<p>a <a href="https://a.example"> b </a> c</p>', 'a [b](https://a.example) c'],
])('moves the spaces of %s out of its elements', async (html, answer) => {
  const text = `<details><summary>Why?</summary>${html}</details>`;
  expect(bodyOf(await importText('faq.html', text, { locale: 'en' })).split('{#why}\n\n')[1]).toBe(
    answer.trim(),
  );
});

test('writes no character reference of a space at the end of an intro', async () => {
  const imported = await importText('en.md', 'Hello ![](x.png)\n\n## Why?\n\nSo.\n', { guide: 'help' });
  expect(bodyOf(imported)).toMatch(/^Hello\n\n## /);
});
