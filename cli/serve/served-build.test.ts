import { expect, onTestFinished, test } from 'vitest';
import { OPENING, openFolder, recordsOf, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { build, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import { startWorkerd } from '../../test/fixtures/workerd.ts';
import { isServed } from './served-build.ts';

test('a build is served once the worker returns its guides and their revisions', async () => {
  const folder = await openFolder();
  await writeFiles(folder, TWO_GUIDES);
  const first = await build(folder);
  const { module } = await bundleWorker(folder);
  const workerd = await startWorkerd(folder, [{ name: 'faq', module, assets: `${folder}/dist` }]);
  onTestFinished(() => workerd.stop());
  const origin = workerd.origin('faq');
  expect(await isServed(origin, first)).toBe(true);

  await writeFiles(folder, { 'guides/more/en.md': text(...OPENING, '![A line](line.svg).') });
  const edited = await build(folder, 'dist', recordsOf(first));
  expect(await isServed(origin, edited)).toBe(false);
  expect(await isServed(origin, { ...first, guides: first.guides.slice(1) })).toBe(false);
  expect(await isServed('http://127.0.0.1:1', first)).toBe(false);
});
