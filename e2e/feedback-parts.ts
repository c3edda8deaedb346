/** Votes and reports of the section `background` on a page under test. */
import { expect } from 'vitest';
import type { Page } from './engines/page.ts';
import { waitFor } from './wait-for.ts';

/** Attributes of an element with one open section, `background`, and everything that readers can send about it. */
export const ATTRIBUTES = 'open="background" votes reports';

/** Where votes on it are sent. */
export const VOTES = '/v1/guides/overdue-loan/sections/background/votes';

/** A part within the section. */
export const part = (page: Page, name: string) => page.locator(`edge-faq #background [part=${name}]`);
export const voteButton = (page: Page, index: 0 | 1) => part(page, 'vote').nth(index);
/** Indexes of the votes. */
export const [YES, NO] = [0, 1] as const;
export const voteStatus = (page: Page) =>
  page.locator('edge-faq #background [part=votes] + * > [role=status]');
export const reportStatus = (page: Page) => part(page, 'reports').locator('[role=status]');
/** A field of the report form. */
export const field = (page: Page, name: string) => part(page, 'report-form').locator(`[name=${name}]`);

/** Expects which of the two votes is pressed: `true,false`, for example. */
export const waitForPressed = (page: Page, expected: string) =>
  waitFor(async () =>
    expect(
      await part(page, 'vote').evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed'))),
    ).toEqual(expected.split(',')),
  );
