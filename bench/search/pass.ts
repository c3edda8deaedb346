/**
 * Measures one variant on made-up guides, in a process of its own so that its memory is its own:
 *
 *     node --expose-gc bench/search/pass.ts ‹number of the variant› ‹language› ‹guides›
 *
 * Prints a `Pass`: its cost, and `found`, the share of the queries, each made of a section's heading, that have it among the first 3.
 */
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { languages, makeCorpus } from './corpus.ts';
import { measure } from './measure.ts';
import { variants } from './variants.ts';

const SEED = 20_261_124;

const [number, name = '', guides] = process.argv.slice(2);
const [variant, language] = [variants[Number(number)], languages[name]];
if (!variant || !language) throw new RangeError(`languages are ${Object.keys(languages).join(', ')}`);
const corpus = makeCorpus(language, Number(guides), SEED);
const words = searchTermsOf(language.locale, { stopWords: { [name]: corpus.stopWords } });
const queries = corpus.queries.map(({ text }) => text);
const { cost, answers } = await measure(variant, corpus.guides, words, queries);
const found = corpus.queries.filter(({ section }, at) => answers[at]?.slice(0, 3).includes(section));
console.log(JSON.stringify({ ...cost, found: found.length / queries.length }));
