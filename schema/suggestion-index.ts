/** Shape of the index that suggestions of all guides in one locale are made from. */
import * as v from 'valibot';
import { DigestSchema } from './guide.ts';
import { SearchIndexSchema } from './search-index.ts';

/** A shard is a file of its own, named by its digest. `key` is the first one that it may have. */
const KeyShardSchema = v.object({ key: v.string(), digest: DigestSchema });

/** The head of the index: all headings are in shards (search/suggest/completions.ts). */
export const SuggestionIndexSchema = v.object({
  ...v.pick(SearchIndexSchema, ['locale', 'revision', 'characters', 'stopWords']).entries,
  shards: v.object({
    /** The headings, sorted by each of their keys. */
    headings: v.array(KeyShardSchema),
    /** The best completions of prefixes whose keys are in several shards of headings. */
    tops: v.array(KeyShardSchema),
  }),
});

export type SuggestionIndexData = v.InferOutput<typeof SuggestionIndexSchema>;
export type KeyShard = v.InferOutput<typeof KeyShardSchema>;
