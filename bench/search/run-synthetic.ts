/**
 * Cost of one engine on a synthetic corpus, in a process of its own so that its memory can be measured:
 *
 *     node --expose-gc bench/search/run-synthetic.ts ‹engine› ‹language› ‹guides›
 *
 * Prints it as JSON (`CostSchema`).
 */
import type { Language } from '../vocabulary.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines/index.ts';
import { measureLatency, openEngine } from './measure.ts';
import { generateCorpus, languages, SEED } from './synthetic-corpus.ts';

const [name, code = '', guides] = process.argv.slice(2);
const engine = engines.find((other) => other.name === name);
const language = languages[code];
if (!engine || !language)
  throw new RangeError(
    `expected one of the engines ${engines.map(({ name }) => name).join(', ')} and of the languages ${Object.keys(languages).join(', ')}`,
  );
const { serialized, queries, ...context } = await build(engine, language);
const { search, cost } = openEngine(engine, serialized, context);
console.log(JSON.stringify({ ...cost, ...(await measureLatency(search, queries)) }));

/** In a function of its own: its corpus is garbage before memory is measured. */
async function build({ buildIndex }: Engine, language: Language) {
  const { locale, words, queries, ...corpus } = generateCorpus(language, Number(guides), SEED);
  return { serialized: await buildIndex({ locale, words, ...corpus }), locale, words, queries };
}
