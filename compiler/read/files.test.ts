/** Author's files that are symbolic links. */
import { mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  compileFolder,
  OPENING,
  openFolder,
  siteWithAnswer,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';

const SECRET = text(...OPENING, 'The secret of this machine.');

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await writeFiles(folder, siteWithAnswer('So.'));
});

/** Makes `path` in the site a link to `target`, which is relative to the link's folder. */
async function link(path: string, target: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await symlink(target, join(folder, path));
}

test('follows links to guides and files inside the content folder', async () => {
  await writeFiles(folder, { 'shared/more/en.md': text(...OPENING, 'More.'), 'shared/fr.md': SECRET });
  await link('guides/more', '../shared/more');
  await link('guides/third/en.md', '../../shared/fr.md');
  const { site, diagnosticLines } = await compileFolder(folder);
  expect(diagnosticLines).toEqual([]);
  expect(site.guides.map(({ record }) => record.entry.guide)).toEqual(['help', 'more', 'third']);
});

test('reports links that lead outside the content folder, and reads nothing there', async () => {
  const outside = await openFolder();
  await writeFiles(outside, {
    'guide/en.md': SECRET,
    'site.yaml': 'pages: https://shop.example/{guide}',
    'dot.svg': '<svg/>',
  });
  await writeFiles(folder, siteWithAnswer('![A dot](dot.svg)'));
  await link('guides/help/dot.svg', join(outside, 'dot.svg'));
  await link('guides/help/fr.md', join(outside, 'guide/en.md'));
  await link('guides/more', join(outside, 'guide'));
  await link('site.yaml', join(outside, 'site.yaml'));
  const { site, diagnosticLines } = await compileFolder(folder);
  const reason = 'is a link that leads outside the content folder';
  expect(diagnosticLines).toEqual([
    `site.yaml:1:1 error outside-link site.yaml ${reason}`,
    `guides/help/en.md:9:1 error outside-link image "dot.svg" ${reason}`,
    `guides/help/fr.md:1:1 error outside-link fr.md ${reason}`,
    `guides/more:1:1 error outside-link more ${reason}`,
  ]);
  expect(JSON.stringify(site.guides)).not.toContain('secret');
});

test('reports links that lead to nothing or back to themselves', async () => {
  await link('guides/help/de.md', 'gone.md');
  await link('guides/help/fr.md', 'fr.md');
  await link('guides/more', 'gone');
  await link('guides/round', 'round');
  const { diagnosticLines } = await compileFolder(folder);
  expect(diagnosticLines).toEqual([
    'guides/help/de.md:1:1 error unreadable de.md is a link to something that does not exist',
    'guides/help/fr.md:1:1 error unreadable fr.md is a link that leads back to itself',
    'guides/more:1:1 error unreadable more is a link to something that does not exist',
    'guides/round:1:1 error unreadable round is a link that leads back to itself',
  ]);
});

test('reports a link to a file in the place of a guide', async () => {
  await writeFiles(folder, { 'shared/en.md': text(...OPENING, 'More.') });
  await link('guides/more', '../shared/en.md');
  const { site, diagnosticLines } = await compileFolder(folder);
  expect(diagnosticLines).toEqual([
    'guides/more:1:1 warning misplaced-file more is not read: it is not part of any guide',
  ]);
  expect(site.files.flatMap(({ messages }) => messages.map(({ note }) => note))).toEqual([
    'move it into the folder of a guide: more/en.md, if it is in English',
  ]);
});

test('does not look for misplaced files behind links to folders', async () => {
  const outside = await openFolder();
  await writeFiles(outside, { 'draft/en.md': SECRET });
  await link('guides/help/elsewhere', outside);
  await link('guides/help/round', '.');
  const { diagnosticLines } = await compileFolder(folder);
  expect(diagnosticLines).toEqual([]);
});

test('reports Markdown beside the folder of guides and in folders with a similar name', async () => {
  await writeFiles(folder, {
    'stray.md': text(...OPENING, 'More.'),
    'README.md': 'Notes.',
    'guide/x/en.md': text(...OPENING, 'More.'),
    'Guides/y/EN.MD': text(...OPENING, 'More.'),
    'drafts/z/en.md': text(...OPENING, 'More.'),
    'guides/help/ZH-hant.MD': text(...OPENING, 'More.'),
  });
  const { site } = await compileFolder(folder);
  const hints = site.files.flatMap(({ messages }) => messages.map(({ file, note }) => `${file}: ${note}`));
  const relativeTo = relative('.', folder);
  expect(hints.map((hint) => hint.replace(`${relativeTo}/`, ''))).toEqual([
    'guides/help/ZH-hant.MD: rename it: zh-Hant.md',
    'Guides/y/EN.MD: move it into the folder guides: guides/y/en.md',
    'guide/x/en.md: move it into the folder guides: guides/x/en.md',
    'stray.md: move it into the folder of a guide: guides/stray/en.md, if it is in English',
  ]);
});
