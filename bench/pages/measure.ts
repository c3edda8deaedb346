/** Measurements of all pages, one after another. */
import type { Browser } from 'playwright-core';
import { type Audit, audit } from './lighthouse.ts';
import type { SiteServer } from './server.ts';
import type { Subject } from './subjects.ts';
import { type Visit, visit } from './visit.ts';

export interface Measurement {
  subject: Subject;
  visit: Visit;
  audit: Audit;
}

export interface Bench {
  browser: Browser;
  /** Folder with Lighthouse. */
  installation: string;
  /** Runs of Lighthouse on each page. */
  runs: number;
}

/** Measures a page that `server` serves; its response is cached before. */
export async function measure(
  { browser, installation, runs }: Bench,
  server: SiteServer,
  subject: Subject,
): Promise<Measurement> {
  const visited = await visit(browser, server, subject);
  const audited = await audit(installation, subject.url, runs);
  console.error(`${subject.name}: ${Object.values(audited.scores).join(', ')}; ${audited.failed.join(', ')}`);
  return { subject, visit: visited, audit: audited };
}
