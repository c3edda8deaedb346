import { expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import { sha256 } from '../../schema/integrity.ts';
import { renderFragment } from '../../widget/ssr/render-fragment.ts';
import { FORMAT } from './format.ts';

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
        html: '<p><img src="/images/a.png" alt=""></p>',
      })),
    },
  ],
  summary: { heading: 'In short', html: '<p>So.</p>', text: 'So.' },
};

test('FORMAT is the version of the pages that the views of the element render', async () => {
  const guides = [GUIDE, { ...GUIDE, locale: 'en', chapters: [] }];
  const pages = guides.map((guide) => renderFragment(guide, { headingLevel: 1 }).html);
  // Where this differs, pages are rendered differently: increment FORMAT, and note the new digest with it.
  expect([FORMAT, await sha256(pages.join('\n'))]).toEqual([
    5,
    'a15746acb1f170210082a78b19ef568da16b20b7e28e90fe0aac75ae0d6b1e72',
  ]);
});
