/**
 * `npm run bench:search`: relevance and cost of the published search beside those of other libraries and of plain BM25, on labelled
 * queries for this repository's guide and on a synthetic site of 20,000 sections. `README.md` here says what it prints.
 *
 *     npm run bench:search [guides of 20 sections, 0 for none]
 *     npm run bench:search -- --corpus FILE.json
 *
 * @example
 *     npm run bench:search 10
 */
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus-file.ts';
import { printSubject } from './report.ts';
import { readSubjects } from './subjects.ts';
import { printSyntheticCost } from './synthetic-cost.ts';

const {
  values: { corpus: files = [] },
  positionals: [guides = '1000'],
} = parseArgs({ options: { corpus: { type: 'string', multiple: true } }, allowPositionals: true });

for (const subject of files.length > 0 ? files.map(readCorpus) : await readSubjects())
  await printSubject(subject);
if (files.length === 0 && Number(guides) > 0) printSyntheticCost(Number(guides));
