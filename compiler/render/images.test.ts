/** Published images of a guide. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compile, documentOf, type Files, siteWithAnswer } from '../../test/fixtures/author-site.ts';

/** 3 × 2 pixels. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAC0lEQVR42mNggAAAAAgAAST8BHIAAAAASUVORK5CYII=',
  'base64',
);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>';

async function answerOf(files: Files) {
  const compiled = await compile(files);
  expect(compiled.diagnosticLines).toEqual([]);
  const images = compiled.site.guides[0]?.record.images ?? [];
  return { html: documentOf(compiled, 'en').chapters[0]?.sections[0]?.html, images };
}

/** The published URL of an image with these bytes. */
function urlOf(bytes: string | Buffer, type: string): string {
  return `/images/${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}${type}`;
}

test('an image is named by its hash, has its dimensions, and loads lazily', async () => {
  const { html, images } = await answerOf({
    ...siteWithAnswer('![A dot](dot.png "Seen from afar")'),
    'guides/help/dot.png': PNG,
  });
  expect(html).toBe(
    `<p><img src="${urlOf(PNG, '.png')}" alt="A dot" title="Seen from afar" width="3" height="2" loading="lazy" decoding="async"></p>`,
  );
  expect(images.map(({ path }) => `/${path}`)).toEqual([urlOf(PNG, '.png')]);
});

test('src is the first attribute of an image, whatever the order in the source', async () => {
  const { html } = await answerOf({
    ...siteWithAnswer('<img title="Far" alt="A dot" height="20" width="30" src="dot.png">'),
    'guides/help/dot.png': PNG,
  });
  expect(html).toBe(
    `<img src="${urlOf(PNG, '.png')}" title="Far" alt="A dot" width="30" height="20" loading="lazy" decoding="async">`,
  );
});

test('resolves images next to the guide, in a folder of it, and in a folder shared by guides', async () => {
  const { html } = await answerOf({
    ...siteWithAnswer('![a](a.svg) ![b](images/b%20c.svg) ![c](../shared/d.SVG)'),
    'guides/help/a.svg': SVG,
    'guides/help/images/b c.svg': SVG,
    'guides/shared/d.SVG': SVG,
  });
  const url = urlOf(SVG, '.svg');
  expect(html?.match(/src="[^"]*" alt="." width="\d+" height="\d+"/g)).toEqual(
    ['a', 'b', 'c'].map((alt) => `src="${url}" alt="${alt}" width="40" height="30"`),
  );
});

test('a changed image gets another URL, and its guide another revision', async () => {
  const guide = siteWithAnswer('![A dot](dot.svg)');
  const [before, after] = await Promise.all(
    [SVG, SVG.replace('/>', '><path d="M0 0h9"/></svg>')].map((svg) =>
      compile({ ...guide, 'guides/help/dot.svg': svg }),
    ),
  );
  const paths = [before, after].map((compiled) => compiled?.site.guides[0]?.record.images[0]?.path);
  expect(paths[0]).not.toBe(paths[1]);
  const revisions = [before, after].map((compiled) => compiled && documentOf(compiled, 'en').revision);
  expect(revisions[0]).not.toBe(revisions[1]);
});
