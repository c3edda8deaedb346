/** Test fixtures of the gallery. */
import { test as base } from '../fixtures.ts';
import { CONTEXT } from './specimens.ts';

export const test = base
  /** One page, shared by the tests of a file. */
  .extend('gallery', { scope: 'file' }, async ({ browser, demo }, { onCleanup }) => {
    const context = await browser.newContext(CONTEXT);
    onCleanup(() => context.close());
    const page = await context.newPage();
    return { page, origin: demo.origin };
  });
