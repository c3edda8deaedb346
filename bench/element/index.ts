/**
 * `npm run bench:element`, after `npm run build`: loading performance of `<edge-faq>`, embedded in four ways, and of five
 * well-known accordions (the peers) on a slow phone. All show the same guide on the same page, in alternating rounds of one Chromium.
 * Takes 6 minutes. `--widgets`: what it costs a page beside well-known widgets, and a search. `--firefox`: its first answer in Firefox.
 * `--size`: the cost of guides of 18 to 3,000 sections beside native `<details>`, in 5 minutes.
 *
 *     npm run bench:element [rounds]
 *     npm run bench:element -- --widgets [rounds]
 *     npm run bench:element -- --firefox [rounds]
 *     npm run bench:element -- --size [rounds]
 *
 * @example
 *     npm run bench:element 1
 */
import { parseArgs } from 'node:util';
import { withContext } from './context.ts';
import { benchFirefox } from './firefox.ts';
import { benchLoading } from './loading.ts';
import { benchSize } from './size/index.ts';
import { benchWidgets } from './widgets/index.ts';

const off = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: off, widgets: off, firefox: off },
});
const rounds = Number(positionals[0] ?? 5);

if (values.size) await benchSize(rounds);
else if (values.firefox) await benchFirefox(rounds);
else await withContext((context) => (values.widgets ? benchWidgets : benchLoading)(rounds, context));
