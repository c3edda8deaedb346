/**
 * `npm run bench:element`, after `npm run build`: loading performance of `<edge-faq>`, embedded in four ways, and of four
 * well-known accordions (the peers) on a slow phone. All show the same guide on the same page, in alternating rounds of one Chromium.
 * Takes 5 minutes. With `--size`, the cost of guides of 18 to 3,000 sections beside native `<details>`, in 5 minutes as well.
 *
 *     npm run bench:element [rounds]
 *     npm run bench:element -- --size [rounds]
 *
 * @example
 *     npm run bench:element 1
 */
import { parseArgs } from 'node:util';
import { benchLoading } from './loading.ts';
import { benchSize } from './size/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'boolean', default: false } },
});
const rounds = Number(positionals[0] ?? 5);

await (values.size ? benchSize(rounds) : benchLoading(rounds));
