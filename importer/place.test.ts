import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';
import type { ImportedGuide } from './import-guide.ts';

const { folder, importFile, importText } = setupImportFolder();

const listPlaces = ({ omissions }: ImportedGuide) => omissions.map(({ place, what }) => `${place} ${what}`);

const MARKDOWN = `Hello ![logo](l.png).

## Why?

So [a](a.html),
and ![x](x.png).

<b>Then</b> [b](b.html)
and ![y](y.png)<script>run()</script>.

- item
  ![z][pic]
- <details><summary>More</summary>

  [c](c.html)
  </details>

[pic]: z.png

## Gone?

## See [here](h.html)

Again [a](a.html)[^1].

[^1]: The ![note](n.png).
`;

test('lists what is left out of Markdown with the line of each link and image, by line', async () => {
  expect(listPlaces(await importText('en.md', MARKDOWN, { guide: 'help' }))).toEqual([
    'line 1 the image l.png “logo”',
    'line 5 the link to a.html',
    'line 6 the image x.png “x”',
    'line 8 the link to b.html',
    'line 9 <script> “run()”',
    'line 9 the image y.png “y”',
    'line 12 the image z.png “z”',
    'line 15 the link to c.html',
    'line 20 the question “Gone?”',
    'line 22 the link h.html',
    'line 26 the image n.png “note”',
  ]);
});

test('lists what is left out of several files by file and line', async () => {
  const files = {
    'my help.en.md': '## Why? {#why}\n\nSo\n![x](x.png).\n\n## Gone?\n\n## How?\n\nThus.\n',
    'de.md': '# Hilfe\n\n![l](l.png)\n\n## Warum? {#why}\n\n[a](a.html)\n\n## Weg?\n\n',
  };
  const paths = Object.keys(files).map((name) => join(folder(), name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder(), name), text);
  const imported = await importFile(paths, { guide: 'help', locale: 'en', acceptPairs: true });
  expect(listPlaces(imported).map((line) => line.replace(`${folder()}/`, ''))).toEqual([
    'my help.en.md line 4 the image x.png “x”',
    'my help.en.md line 6 the question “Gone?”',
    'de.md line 3 the image l.png “l”',
    'de.md line 7 the link to a.html',
    'de.md line 9 the question “Weg?”',
  ]);
});

test('lists what is left out of a page with the line of each element, by line', async () => {
  const html = `<details><summary>Why <a href="/why">?</a></summary>
<p>So
<a href="/a">a</a></p>
<p onclick="x()">and <img src="/x.png" alt="x"></p>
<iframe src="ftp://a.example/v" title="Film"></iframe>
</details>
<p>Bye.</p>`;
  expect(listPlaces(await importText('faq.html', html, { locale: 'en' }))).toEqual([
    'line 1 the link to /why',
    'line 3 the link to /a',
    'line 4 the attribute "onclick"',
    'line 4 the image /x.png “x”',
    'line 5 <iframe> ftp://a.example/v',
    'line 5 the link to ftp://a.example/v',
    'line 7 the text “Bye.”',
  ]);
});

test('lists links in <details> elements of Markdown with their lines', async () => {
  const text = `# FAQ

<details>
<summary>How?</summary>
[So](a.html) <a href="b.html">b</a>
<img src="x.png" alt="x">
</details>

<details>

<summary>
When?
</summary>

<a href="c.html">Now</a>
</details>
`;
  expect(listPlaces(await importText('en.md', text, { guide: 'help' }))).toEqual([
    'line 5 the formatting of “[So](a.html) b”',
    'line 5 the link to b.html',
    'line 6 the image x.png “x”',
    'line 15 the link to c.html',
  ]);
});

test('keeps the row as the place of what is left out of a table', async () => {
  const table =
    'question,answer\nWhy?,"So\n\n[a](a.html)"\nHow?,"<p>Thus</p>\n<p>![x](x.png) <a href=""/b"">b</a></p>"\n';
  expect(listPlaces(await importText('faq.csv', table, { locale: 'en' }))).toEqual([
    'row 2 the link to a.html',
    'row 3 the link to /b',
  ]);
});
