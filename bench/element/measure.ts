/** Loads the pages of all variants, in turn. */
import type { Browser } from 'playwright-core';
import type { Guide } from '../../schema/guide.ts';
import { watchScript } from './browser/script.ts';
import type { Sought } from './browser/watch.ts';
import { type Load, load } from './load.ts';
import type { Variant } from './variants/variant.ts';

/** A page loaded twice: left alone, and with a click on the first question as soon as that opens it. */
export interface Round {
  look: Load;
  click: Load;
}

/** The rounds of each variant. */
export type Measured = ReadonlyMap<Variant, readonly Round[]>;

/** Each round begins with another variant; one more, at first, is to warm up. `addresses` are those of the variants' pages. */
export async function measure(
  browser: Browser,
  addresses: ReadonlyMap<Variant, string>,
  guide: Guide,
  rounds: number,
): Promise<Measured> {
  const sought = firstWords(guide);
  const look = await watchScript({ ...sought, click: false });
  const click = await watchScript({ ...sought, click: true });
  const pages = [...addresses];
  const measured = new Map<Variant, Round[]>(pages.map(([variant]) => [variant, []]));
  for (let round = 0; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    const first = round % pages.length;
    for (const [variant, address] of [...pages.slice(first), ...pages.slice(0, first)]) {
      const taken = { look: await load(browser, address, look), click: await load(browser, address, click) };
      if (round > 0) measured.get(variant)?.push(taken);
    }
  }
  return measured;
}

/** The first question, and how its answer begins: words that no markup parts. */
function firstWords({ chapters }: Guide): Omit<Sought, 'click'> {
  const section = chapters[0]?.sections[0];
  const words = section && /^[^<>&]{8,}?[.:,]/.exec(section.text)?.[0];
  if (!words || !section.html.includes(words)) throw new Error('The first answer begins with markup.');
  return { question: section.heading, answer: words };
}
