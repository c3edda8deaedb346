/** Cost of suggestions on a site of many sections: size of their index, and latency by the letters that are typed. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { indexGuide } from '../../compiler/index/index-guide.ts';
import { mergeIndexes } from '../../compiler/index/merge-indexes.ts';
import { keyHeadings } from '../../compiler/suggest/keyed-headings.ts';
import { shardHeadings } from '../../compiler/suggest/shard-headings.ts';
import type { KeyShard } from '../../schema/suggestion-index.ts';
import { openCharacters } from '../../search/open-index.ts';
import { type OpenShards, openShard, type ShardList } from '../../search/search.ts';
import { type SuggestionIndex, suggest } from '../../search/suggest/suggest.ts';
import { CostSchema, type Latency, measureLatency } from './measure.ts';
import type { Corpus } from './synthetic-corpus.ts';

/** Letters of headings that are typed. */
const LENGTHS = [1, 3, 8];

/** Headings that are typed. */
const TYPED = 200;

/** Suggestions of a query: the default of the API. */
const LIMIT = 8;

/** The files of an index in bytes, and times in ms by what is typed. */
export const SuggestionCostSchema = v.object({
  files: v.number(),
  size: v.number(),
  largest: v.number(),
  latencies: v.record(v.string(), v.pick(CostSchema, ['median', 'p99'])),
});

export type SuggestionCost = v.InferOutput<typeof SuggestionCostSchema>;

/** Measures suggestions of `corpus`, with all shards open. */
export async function measureSuggestions(corpus: Corpus): Promise<SuggestionCost> {
  const { index, files } = await buildIndex(corpus);
  const headings = corpus.guides.flatMap(({ chapters }) =>
    chapters.flatMap(({ sections }) => sections.map(({ heading }) => heading)),
  );
  const step = Math.ceil(headings.length / TYPED);
  const typed = headings.filter((_, number) => number % step === 0);
  const queries = LENGTHS.map((length): [string, string[]] => [
    `${length} typed`,
    typed.map((heading) => Array.from(heading).slice(0, length).join('')),
  ]);
  const latencies: Record<string, Latency> = {};
  for (const [name, set] of [...queries, ['words of headings', corpus.queries] as const])
    latencies[name] = await measureLatency(
      async (query) => ({
        sections: (await suggest(index, query, LIMIT)).map(({ text }) => text),
        confident: true,
      }),
      set,
    );
  const sizes = files.map(({ byteLength }) => byteLength);
  return {
    files: files.length,
    size: sizes.reduce((sum, size) => sum + size, 0),
    largest: Math.max(...sizes),
    latencies,
  };
}

async function buildIndex({ locale, guides, words }: Corpus) {
  const indexes = guides.map((guide) => {
    const index = indexGuide(guide, words);
    const headings = keyHeadings(guide, words.stopWords);
    return { ...index, guides: index.guides.map((each) => ({ ...each, headings })) };
  });
  const merged = await mergeIndexes({ locale, revision: '' }, indexes);
  const files = new Map<string, Uint8Array>();
  const { headings, tops } = shardHeadings(merged.guides, (file) => {
    const digest = createHash('sha256').update(file).digest('hex');
    files.set(digest, file);
    return digest;
  });
  const index: SuggestionIndex = {
    foldHan: openCharacters(merged.characters).foldHan,
    stopWords: new Set(merged.stopWords),
    headings: openAll('headings', headings, files),
    tops: openAll('tops', tops, files),
  };
  return { index, files: [...files.values()] };
}

function openAll<List extends ShardList>(
  list: List,
  shards: readonly KeyShard[],
  files: ReadonlyMap<string, Uint8Array>,
) {
  const open = shards.map(({ digest }) => openShard(list, files.get(digest) ?? new Uint8Array()));
  return {
    firstKeys: shards.map(({ key }) => key),
    async read(number: number): Promise<OpenShards[List]> {
      const shard = open[number];
      if (!shard) throw new RangeError(`there is no shard ${number}`);
      return shard;
    },
  };
}
