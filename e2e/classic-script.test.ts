/** Script tags without `type="module"`, in each engine. */
import { describe, expect } from 'vitest';
import { fetchEmbedManifest } from './api.ts';
import { edgeFaq, expectAccordionWorks, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import { scriptTag, testIn } from './fixtures.ts';

/** Paths of the script: current, pinned, and with a guide. */
const PATHS = ['/embed/edge-faq.js', 'pinned', '/embed/overdue-loan.js?locale=en'];

async function resolvePath(path: string, origin: string): Promise<string> {
  return path === 'pinned' ? (await fetchEmbedManifest(origin)).element.path : path;
}

/** Scripts before and after the one under test: the title becomes the names of the globals that it adds. */
const BEFORE = '<script>var names = new Set(Object.getOwnPropertyNames(globalThis))</script>';
const AFTER =
  '<script>document.title = JSON.stringify(Object.getOwnPropertyNames(globalThis).filter((name) => !names.has(name)))</script>';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for(PATHS)(
    'logs what to write where %s is a classic script, and does nothing else',
    async (path, { openPartnerPage, worker }) => {
      const src = worker.origin + (await resolvePath(path, worker.origin));
      const { page, console } = await openPartnerPage({
        head: `${BEFORE}<script src="${src}"></script>${AFTER}`,
        body: edgeFaq(),
      });
      expect(await page.title()).toBe('[]');
      expect(await page.evaluate(() => !!customElements.get('edge-faq'))).toBe(false);
      expect(console).toEqual([`error: <edge-faq>: write <script type="module" src="${src}"></script>`]);
    },
  );

  test.for(PATHS)('defines the element where %s is a module', async (path, { openPartnerPage, worker }) => {
    const head = scriptTag(worker.origin, await resolvePath(path, worker.origin));
    const { page, console } = await openPartnerPage({ head, body: edgeFaq() });
    await waitForGuide(page);
    await expectAccordionWorks(page);
    expect(console).toEqual([]);
  });
});
