/**
 * Cost of suggestions on a synthetic corpus, in a process of its own, like that of each engine:
 *
 *     node bench/search/run-suggestions.ts ‹language› ‹guides›
 *
 * Prints it as JSON (`SuggestionCostSchema`).
 */
import { measureSuggestions } from './suggestion-cost.ts';
import { generateCorpus, languages, SEED } from './synthetic-corpus.ts';

const [code = '', guides] = process.argv.slice(2);
const language = languages[code];
if (!language) throw new RangeError(`expected one of the languages ${Object.keys(languages).join(', ')}`);
console.log(JSON.stringify(await measureSuggestions(generateCorpus(language, Number(guides), SEED))));
