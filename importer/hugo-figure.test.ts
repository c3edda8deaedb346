import { expect, test } from 'vitest';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importAnswer } = setupImportFolder();

const PAGE = 'https://a.example';

test.each<[title: string, source: string, answer: string]>([
  [
    'a caption that is its alternative text',
    `src="${PAGE}/a.png" alt="A cat" caption="A cat."`,
    `[A cat](${PAGE}/a.png)`,
  ],
  ['a caption and no alternative text', `src="${PAGE}/a.png" caption="A cat"`, `[A cat](${PAGE}/a.png)`],
  ['a caption with Markdown', `src="${PAGE}/a.png" caption="A *cat*"`, `[a.png](${PAGE}/a.png) A *cat*`],
  [
    'title and caption',
    `src="${PAGE}/a.png" alt="A" title="Cats" caption="Two cats"`,
    `[A](${PAGE}/a.png) Cats Two cats`,
  ],
  [
    'a credit',
    `src="${PAGE}/a.png" alt="A" attr="Jo" attrlink="${PAGE}/jo"`,
    `[A](${PAGE}/a.png) [Jo](${PAGE}/jo)`,
  ],
  ['a link', `src="a.png" alt="A [cat]" link="${PAGE}"`, `[A \\[cat\\]](${PAGE})`],
  [
    'quotes of other kinds',
    `src=${PAGE}/a.png alt=\`A "cat"\` caption='So.'`,
    `[A "cat"](${PAGE}/a.png) So.`,
  ],
  [
    'its arguments on several lines',
    `\n  src="${PAGE}/a.png"\n  alt="A \\"cat\\""`,
    `[A "cat"](${PAGE}/a.png)`,
  ],
])('converts a Hugo figure with %s', async (_, source, answer) => {
  expect((await importAnswer(`{{< figure ${source} >}}`)).answer).toBe(answer);
});
