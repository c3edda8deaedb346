/** Measurements of all variants, in alternating rounds. */
import type { Browser } from 'playwright-core';
import type { Guide } from '../../schema/guide.ts';
import type { ObserverOptions } from './browser/observe-load.ts';
import { bundleObserver } from './browser/observer-script.ts';
import { type LoadMeasurement, loadPage } from './load-page.ts';
import type { Variant } from './variants/variant.ts';

/** Two loads of a page: without input, and with clicks on the first question until one opens it. */
export interface Round {
  idle: LoadMeasurement;
  click: LoadMeasurement;
}

export type Results = ReadonlyMap<Variant, readonly Round[]>;

/** Measures the pages at `urls`. Each round starts with another variant; a warm-up round precedes them and is dropped. */
export async function measureAll(
  browser: Browser,
  urls: ReadonlyMap<Variant, string>,
  guide: Guide,
  rounds: number,
): Promise<Results> {
  const texts = firstQuestion(guide);
  const idleObserver = await bundleObserver({ ...texts, click: false });
  const clickObserver = await bundleObserver({ ...texts, click: true });
  const pages = [...urls];
  const results = new Map<Variant, Round[]>(pages.map(([variant]) => [variant, []]));
  for (let round = 0; round <= rounds; round += 1) {
    process.stderr.write(round === 0 ? 'warm-up\n' : `round ${round} of ${rounds}\n`);
    const first = round % pages.length;
    for (const [variant, url] of [...pages.slice(first), ...pages.slice(0, first)]) {
      const idle = await loadPage(browser, url, idleObserver);
      const click = await loadPage(browser, url, clickObserver);
      if (round > 0) results.get(variant)?.push({ idle, click });
    }
  }
  return results;
}

/** The first question, and the beginning of its answer up to the first markup, which is a single text node in every variant. */
export function firstQuestion({ chapters }: Guide): Omit<ObserverOptions, 'click'> {
  const section = chapters[0]?.sections[0];
  const answer = section && /^[^<>&]{8,}?[.:,]/.exec(section.text)?.[0];
  if (!answer || !section.html.includes(answer))
    throw new Error('the first answer of the guide has to begin with plain text');
  return { question: section.heading, answer };
}
