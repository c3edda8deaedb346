import { expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import { sha256 } from '../../schema/integrity.ts';
import { FORMAT } from './format.ts';
import { renderPage } from './page-fragment.ts';

const DATES = { revision: '0'.repeat(32), updated: '2026-11-24' };

/** A guide with everything that the element's views render. */
const GUIDE: Guide = {
  ...{ guide: 'help', locale: 'ar', title: 'Help', description: 'How.', locales: ['ar', 'en'], ...DATES },
  intro: { html: '<p>For you.</p>', text: 'For you.' },
  chapters: [
    {
      ...{ id: 'all', heading: 'All' },
      sections: ['first', 'second'].map((id) => ({
        ...{ id, heading: `${id}?`, updated: DATES.updated, text: 'So.' },
        html: '<p><a href="#first">First</a> <img src="/images/a.png" alt=""></p>',
      })),
    },
  ],
  summary: { heading: 'In short', html: '<p>So.</p>', text: 'So.' },
};

test('FORMAT is the version of the pages that the views of the element render', async () => {
  const guides = [GUIDE, { ...GUIDE, locale: 'en', chapters: [] }];
  const pages = guides.map((guide) => renderPage(guide).html);
  // Where this differs, pages are rendered differently: increment FORMAT, and note the new digest with it.
  expect([FORMAT, await sha256(pages.join('\n'))]).toEqual([
    8,
    'fa1fc00b4a7a9ca4be2fd01ea11aeac1e48e2ff7a0c73f6dd02e6b1aa98b8a02',
  ]);
});
