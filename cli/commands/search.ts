/** Command `edge-faq search`: shows what a query finds and why, or scores a list of labelled queries. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { compileSite } from '../../compiler/site.ts';
import { cutQuery } from '../../schema/query.ts';
import type { ExplainedHit } from '../../search/explain.ts';
import { type QueryFile, readLabelledQueries } from '../labelled-queries.ts';
import { searchLabelled } from '../labelled-searches.ts';
import { formatDiagnosticCount } from '../print/diagnostics.ts';
import { formatExplanation, type ShownExplanation } from '../print/explanation.ts';
import { printJson } from '../print/json.ts';
import { formatMisses, formatScores, isReached, type Thresholds } from '../print/query-scores.ts';
import { missOf, scoreQueries } from '../score-queries.ts';
import { nameOf, SiteSearch } from '../site-search.ts';

interface Options {
  guide?: string;
  locale?: string;
  limit: number;
  queries?: string;
  minFirst: number;
  minThree: number;
  minRefused: number;
  json?: true;
}

/** The least shares that pass by default. */
const THRESHOLDS: Thresholds = { first: 0.5, three: 0.8, refused: 0.8 };

const SHARES = ['first', 'three', 'refused'] as const;

const MAX_LIMIT = 100;

/**
 * Explains a query, or scores labelled ones.
 *
 * @example
 * ```sh
 * edge-faq search "can't pay" --locale en
 * ```
 */
export const searchCommand = new Command('search')
  .description('show what a query finds and why, or score a list of queries')
  .argument('[words...]', 'words of a reader')
  .option('-g, --guide <id>', 'search in one guide (default: in all)')
  .option('-l, --locale <tag>', 'search in this locale (default: the one that most guides are written in)')
  .addOption(new Option('-n, --limit <number>', 'at most so many results').default(5).argParser(parseLimit))
  .addOption(new Option('-q, --queries <file>', 'score the queries in this YAML file').conflicts('limit'))
  .addOption(shareOption('--min-first', 'pass from this share of first hits on', THRESHOLDS.first))
  .addOption(shareOption('--min-three', 'pass from this share among the first three on', THRESHOLDS.three))
  .addOption(shareOption('--min-refused', 'pass from this share of refused queries on', THRESHOLDS.refused))
  .option('--json', 'print {terms, results, nearest}, or {scores, misses}, as JSON')
  .addHelpText(
    'after',
    `
The guides are searched as they are in the files: nothing has to be built. Of
more than 200 characters, the first are searched, as on the published site.

Each result is called an answer or unsure, with the confidence that decides:
its share of the highest possible score, which counts the more, the more words
of the query match. Readers are told when search is unsure. Below it is what
each term adds to the score.

match  exact       the word itself and its inflected forms
       prefix      words that begin with it, or that it begins with
       fuzzy       words that it may be a misspelling of
       corrected   characters with one of them corrected
       synonym     phrases of content/search.yaml
       stop word   affects the order of results only

A file of labelled queries, to run as a test:

  - { q: where is my parcel, sections: [follow-a-parcel] }
  - { q: it came broken, sections: [shipping#damage, returns#faulty] }
  - { q: do you sell gift cards, sections: [] }
  - { q: wo ist mein paket, sections: [follow-a-parcel], locale: de }

sections are those that answer the query, one of which has to be found; none
where the guides have no answer: then no result may be called an answer. guide
and locale are those of the options by default. A minimum of 0 never fails.

Exit codes: 0 searched, and all minimums reached; 1 a minimum is missed, or the
guides have errors, of which unreadable ones are left out; 2 the command failed.

Examples:
  edge-faq search "can't pay" --locale en
  edge-faq search --queries queries.yaml --min-first 0.6`,
  )
  .action(async (words: string[], options: Options) => {
    const query = words.join(' ');
    if (options.queries !== undefined && query !== '') throw new Error('pass words or --queries, not both');
    if (options.queries === undefined && query.trim() === '')
      throw new Error(
        'pass the words of a reader, like edge-faq search "late fee", or a file: --queries <file>',
      );
    const file = options.queries === undefined ? undefined : await readLabelledQueries(options.queries);
    const { guides, files, settings } = await compileSite(GUIDES);
    const site = new SiteSearch(guides, settings);
    const passed = file ? await scoreFile(site, file, options) : await explainQuery(site, query, options);
    if (!passed) process.exitCode = 1;
    if (countErrors(files) === 0) return;
    console.error(`${formatDiagnosticCount(files)}: run "npx edge-faq check" to list them`);
    process.exitCode = 1;
  });

async function explainQuery(site: SiteSearch, query: string, { guide, locale, limit, json }: Options) {
  const scope = site.scopeOf(guide, locale);
  const sections = await site.sectionsOf(scope);
  const headings = new Map(sections.map((section) => [nameOf(section), section.heading]));
  const withHeading = (hit: ExplainedHit) => ({ ...hit, heading: headings.get(nameOf(hit)) ?? '' });
  const { results, nearest, ...explanation } = await site.explain(scope, query, limit);
  const { text, isTruncated } = cutQuery(query);
  const shown: ShownExplanation = {
    ...(isTruncated && { truncated: true }),
    locale: scope.locale,
    guides: [...new Set(sections.map((section) => section.guide))],
    ...{ sections: sections.length, ...explanation },
    ...{ results: results.map(withHeading), nearest: nearest.map(withHeading) },
  };
  if (json) printJson({ query: text, ...shown });
  else console.log(formatExplanation(shown));
  return true;
}

/** Whether the scores of the queries in `file` reach the thresholds. */
async function scoreFile(site: SiteSearch, file: QueryFile, options: Options): Promise<boolean> {
  const results = await searchLabelled(site, file, options);
  const scores = scoreQueries(results);
  const minimum = { first: options.minFirst, three: options.minThree, refused: options.minRefused };
  const passed = SHARES.every((name) => isReached(scores[name], minimum[name]));
  const misses = results.flatMap((result) => {
    const kind = missOf(result);
    return kind ? [{ kind, ...result }] : [];
  });
  if (options.json) printJson({ passed, scores, minimum, misses });
  else if (misses.length === 0) console.log(formatScores(scores, minimum));
  else console.log(`${formatMisses(misses, file.file.path)}\n\n${formatScores(scores, minimum)}`);
  return passed;
}

function shareOption(name: string, description: string, share: number): Option {
  return new Option(`${name} <share>`, description).default(share).argParser(parseShare);
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('Use a share from 0 to 1, like 0.8.');
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new InvalidArgumentError(`Use a number from 1 to ${MAX_LIMIT}.`);
}
