/**
 * `npm run bench:search`: relevance and cost of the published search beside those of other libraries and of plain BM25, on labelled
 * queries for this repository's guide and on a synthetic site of 20,000 sections. `README.md` here says what it prints.
 *
 *     npm run bench:search [guides of 20 sections, 0 for none]
 *
 * @example
 *     npm run bench:search 10
 */
import { printSubject } from './report.ts';
import { readSubjects } from './subjects.ts';
import { printSyntheticCost } from './synthetic-cost.ts';

const [guides = 1_000] = process.argv.slice(2).map(Number);
for (const subject of await readSubjects()) await printSubject(subject);
if (guides > 0) printSyntheticCost(guides);
