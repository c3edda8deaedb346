/** How the images beside a guide reach its readers. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compile, documentOf, type Files, siteWithAnswer } from '../../test/fixtures/author-site.ts';

/** Three pixels by two. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAC0lEQVR42mNggAAAAAgAAST8BHIAAAAASUVORK5CYII=',
  'base64',
);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>';

async function answerOf(files: Files) {
  const sample = await compile(files);
  expect(sample.diagnosticLines).toEqual([]);
  const images = sample.site.guides[0]?.record.images ?? [];
  return { html: documentOf(sample, 'en').chapters[0]?.sections[0]?.html, images };
}

/** The address of an image with these bytes. */
function addressOf(bytes: string | Buffer, type: string): string {
  return `/images/${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}${type}`;
}

test('an image is named by its hash, has its size, and loads when it comes near', async () => {
  const { html, images } = await answerOf({
    ...siteWithAnswer('![A dot](dot.png "Seen from afar")'),
    'guides/help/dot.png': PNG,
  });
  expect(html).toBe(
    `<p><img src="${addressOf(PNG, '.png')}" alt="A dot" title="Seen from afar" width="3" height="2" loading="lazy" decoding="async"></p>`,
  );
  expect(images.map(({ path }) => `/${path}`)).toEqual([addressOf(PNG, '.png')]);
});

test('src is the first attribute of an image, wherever its author wrote it', async () => {
  const { html } = await answerOf({
    ...siteWithAnswer('<img title="Far" alt="A dot" height="20" width="30" src="dot.png">'),
    'guides/help/dot.png': PNG,
  });
  expect(html).toBe(
    `<img src="${addressOf(PNG, '.png')}" title="Far" alt="A dot" width="30" height="20" loading="lazy" decoding="async">`,
  );
});

test('images may lie beside the guide, in a folder of it, or in one that guides share', async () => {
  const { html } = await answerOf({
    ...siteWithAnswer('![a](a.svg) ![b](images/b%20c.svg) ![c](../shared/d.SVG)'),
    'guides/help/a.svg': SVG,
    'guides/help/images/b c.svg': SVG,
    'guides/shared/d.SVG': SVG,
  });
  const address = addressOf(SVG, '.svg');
  expect(html?.match(/src="[^"]*" alt="." width="\d+" height="\d+"/g)).toEqual(
    ['a', 'b', 'c'].map((alt) => `src="${address}" alt="${alt}" width="40" height="30"`),
  );
});

test('an image that is changed has another address, and its guide another revision', async () => {
  const guide = siteWithAnswer('![A dot](dot.svg)');
  const [before, after] = await Promise.all(
    [SVG, SVG.replace('/>', '><path d="M0 0h9"/></svg>')].map((svg) =>
      compile({ ...guide, 'guides/help/dot.svg': svg }),
    ),
  );
  const addresses = [before, after].map((sample) => sample?.site.guides[0]?.record.images[0]?.path);
  expect(addresses[0]).not.toBe(addresses[1]);
  const revisions = [before, after].map((sample) => sample && documentOf(sample, 'en').revision);
  expect(revisions[0]).not.toBe(revisions[1]);
});
