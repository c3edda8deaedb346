/**
 * Measurement of one variant on a synthetic corpus, in a process of its own so that its memory can be measured:
 *
 *     node --expose-gc bench/search/run-variant.ts ‹index in variants› ‹language› ‹guides›
 *
 * Prints a `Measurement` as JSON, with `headingRecall`: the share of queries, each made from the heading of a section, that find
 * this section among the first 3 results.
 */
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { generateCorpus, languages } from './corpus.ts';
import { measure } from './measure.ts';
import { variants } from './variants.ts';

const SEED = 20_261_124;

const [index, name = '', guides] = process.argv.slice(2);
const [variant, language] = [variants[Number(index)], languages[name]];
if (!variant || !language)
  throw new RangeError(
    `expected an index below ${variants.length} and one of the languages ${Object.keys(languages).join(', ')}`,
  );
const corpus = generateCorpus(language, Number(guides), SEED);
const words = searchTermsOf(language.locale, { stopWords: { [name]: corpus.stopWords } });
const queries = corpus.queries.map(({ text }) => text);
const { measurement, results } = await measure(variant, corpus.guides, words, queries);
const hits = corpus.queries.filter(({ section }, i) => results[i]?.slice(0, 3).includes(section));
console.log(JSON.stringify({ ...measurement, headingRecall: hits.length / queries.length }));
