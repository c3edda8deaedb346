/** The pages that are measured: ours of each kind, and the FAQ page of each peer. */

export interface Subject {
  name: string;
  url: string;
  isPeer: boolean;
  /** Whether search engines may list it. */
  isIndexable: boolean;
  /** CSS selector of the first question to click, where its answer is closed at first. */
  question?: string;
  /** CSS selector of the first answer; absent on pages without answers. */
  answer?: string;
}

const GUIDE = '/g/overdue-loan';

/** The kinds of our pages at `origin`. */
export function ourPages(origin: string): Subject[] {
  const ours = { isPeer: false, isIndexable: true };
  const closed = { question: 'edge-faq summary', answer: 'edge-faq details[open] p' };
  return [
    { ...ours, ...closed, name: 'guide, en', url: `${origin}${GUIDE}/en` },
    { ...ours, ...closed, name: 'guide, zh-Hant', url: `${origin}${GUIDE}/zh-Hant` },
    {
      ...ours,
      name: 'section',
      url: `${origin}${GUIDE}/en/get-in-touch`,
      answer: 'edge-faq details[open] p',
    },
    { ...ours, name: 'home', url: `${origin}/?locale=en` },
    { ...ours, name: 'search', url: `${origin}${GUIDE}/en?q=late`, isIndexable: false },
    { ...ours, name: '404', url: `${origin}/g/no-such-guide/en`, isIndexable: false },
  ];
}

/** The page of a peer at `origin`: its answers follow its questions. */
export function peerPage(name: string, origin: string): Subject {
  return { name, url: `${origin}/`, isPeer: true, isIndexable: true, answer: 'main h3 + p' };
}
