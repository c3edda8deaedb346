/** Pages that show the small guide: its API is under a test's control. */
import type { Page, Route } from 'playwright-core';
import { edgeFaq } from '../element.ts';
import { type FeedbackApi, startFeedbackApi } from '../feedback-api.ts';
import { test as base } from '../fixtures.ts';
import { smallGuide } from './small-guide.ts';

/** What the API responds with instead of the guide. */
export interface GuideFault {
  status: number;
  json?: unknown;
}

const CORS = { 'Access-Control-Allow-Origin': '*' };

const found = (id: string, heading: string, confident = true) => ({
  id,
  confident,
  highlights: { heading, text: 'Read <mark>this</mark>.' },
});

/** Results by query. */
const SEARCHES: Record<string, { results: unknown[]; nearest: unknown[] }> = {
  cost: { results: [found('cost', 'What does it <mark>cost</mark>?')], nearest: [] },
  unsure: { results: [found('background', 'Who calls me?', false)], nearest: [] },
  near: { results: [], nearest: [found('background', 'Who calls me?')] },
};

const respondToSearch = (route: Route) => {
  const query = new URL(route.request().url()).searchParams.get('q') ?? '';
  return route.fulfill({ json: SEARCHES[query] ?? { results: [], nearest: [] }, headers: CORS });
};

/** How a page is opened. */
export interface SmallGuideOptions {
  lang?: string;
  fault?: GuideFault | 'hang';
  /** The guide in a locale. */
  guide?: typeof smallGuide;
  hash?: string;
  /** HTML instead of that of an element with the attributes. */
  body?: string;
}

export interface SmallGuidePage {
  page: Page;
  /** What its API responds with instead of the guide, while that is set. */
  api: { fault?: GuideFault | 'hang' | undefined };
  /** What votes and reports are responded with instead, while that is set. */
  feedback: FeedbackApi['state'];
  /** Loads the page again. */
  reload(): Promise<void>;
}

export const test = base.extend('openSmallGuide', async ({ openPartnerPage, worker }) => {
  return async (attributes = '', options: SmallGuideOptions = {}): Promise<SmallGuidePage> => {
    const { lang = 'en', hash = '', guide = smallGuide, body = edgeFaq(attributes) } = options;
    const feedback = await startFeedbackApi(worker.origin);
    const api: SmallGuidePage['api'] = { fault: options.fault };
    const { page } = await openPartnerPage({ head: '', body: '' });
    await page.route('**/v1/guides/*/search?*', respondToSearch);
    await page.route('**/v1/guides/overdue-loan?*', (route) => {
      if (api.fault === 'hang') return undefined;
      const locale = new URL(route.request().url()).searchParams.get('locale') ?? '';
      return route.fulfill({ headers: CORS, ...(api.fault ?? { json: guide(locale) }) });
    });
    const load = () => show(page, feedback.origin, body, lang, hash);
    await load();
    const reload = async () => {
      await page.reload();
      await load();
    };
    return { page, api, feedback: feedback.state, reload };
  };
});

/** The element comes after a button of the page itself, from which Tab leads into it. */
async function show(page: Page, api: string, body: string, lang: string, hash: string): Promise<void> {
  await page.evaluate(
    ([html, language, fragment]) => {
      location.hash = fragment;
      document.documentElement.lang = language;
      document.body.setHTMLUnsafe(`<button>Before</button>${html}`);
    },
    [body, lang, hash] as const,
  );
  await page.addScriptTag({ url: `${api}/embed/edge-faq.js`, type: 'module' });
}
