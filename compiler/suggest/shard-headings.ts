/** Division of the headings of a site into shards, so that a suggestion reads one or two. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import type { KeyShard, SuggestionIndexData } from '../../schema/suggestion-index.ts';
import { encodeShard } from '../../search/shard-files.ts';
import { bestCompletions, type Completions, firstAtLeast } from '../../search/suggest/completions.ts';
import { prefixRange } from '../../search/suggest/typed-words.ts';
import { isUnspaced } from '../../search/tokenize.ts';
import { cutShards } from '../index/cut-shards.ts';
import type { SaveShard } from '../index/shard-index.ts';
import { collectLines, type Line, toLines } from './heading-lines.ts';

/** Bytes of a shard, on average. */
const SHARD_BYTES = 64 * 1024;

/** Divides the headings of `guides` into shards of about `size` bytes, which `save` is called with one after another. */
export function shardHeadings(
  guides: SearchIndexData['guides'],
  save: SaveShard,
  size: number = SHARD_BYTES,
): SuggestionIndexData['shards'] {
  const lines = collectLines(guides);
  const ranges = cutLines(lines, size);
  const firstKeys = ranges.map(([start]) => separator(lines[start - 1]?.key, lines[start]?.key ?? ''));
  const headings = ranges.map(
    ([start, end], number): KeyShard => ({
      key: firstKeys[number] ?? '',
      digest: save(encodeShard('headings', lines.slice(start, end))),
    }),
  );
  return { headings, tops: shardTops(listTops(lines, firstKeys), save, size) };
}

/** The index of the first line, and one past the last. */
type Range = [start: number, end: number];

/** Cuts the lines into ranges between which the first word changes; a range with too many lines of one word is cut between different keys. */
function cutLines(lines: readonly Line[], size: number): Range[] {
  const sizes = lines.map(sizeOf);
  const keys = lines.map(({ key }) => key);
  const whole = cutGroups(keys.map(firstWord), sizes, [0, lines.length], size);
  return whole.flatMap((range) =>
    total(sizes, range) > size * 2 ? cutGroups(keys, sizes, range, size) : [range],
  );
}

/** Cuts the lines from `start` to before `end` into ranges, and no two lines of one group apart. */
function cutGroups(
  groups: readonly string[],
  sizes: readonly number[],
  [start, end]: Range,
  size: number,
): Range[] {
  const bounds: number[] = [];
  for (let line = start; line < end; line += 1)
    if (line === start || groups[line] !== groups[line - 1]) bounds.push(line);
  const boundAt = (group: number) => bounds[group] ?? end;
  const names = bounds.map((line) => groups[line] ?? '');
  const sizeOfGroup = (group: number) => total(sizes, [boundAt(group), boundAt(group + 1)]);
  return cutShards(names, sizeOfGroup, size).map(([from, to]) => [boundAt(from), boundAt(to)]);
}

function firstWord(key: string): string {
  const [word = ''] = key.split(' ', 1);
  return isUnspaced(word) ? (Array.from(word)[0] ?? '') : word;
}

function total(sizes: readonly number[], [start, end]: Range): number {
  let sum = 0;
  for (let line = start; line < end; line += 1) sum += sizes[line] ?? 0;
  return sum;
}

/** Bytes of a line beside its texts. */
const LINE_BYTES = 14;

function sizeOf({ text, guide, section }: Line): number {
  return Buffer.byteLength(text) + guide.length + section.length + LINE_BYTES;
}

/** The shortest start of `key` that sorts after the key `before` it. */
function separator(before: string | undefined, key: string): string {
  if (before === undefined) return '';
  return prefixesOf(key).find((prefix) => prefix > before) ?? key;
}

/** The starts of `key`, itself last. */
function prefixesOf(key: string): string[] {
  const characters = Array.from(key);
  return characters.map((_, index) => characters.slice(0, index + 1).join(''));
}

interface Top {
  prefix: string;
  completions: Completions;
}

/** The best completions of each prefix whose keys may be on both sides of one of the boundaries `firstKeys`. */
function listTops(sorted: readonly Line[], firstKeys: readonly string[]): Top[] {
  const lines = toLines(sorted);
  const prefixes = new Set(firstKeys.flatMap((key) => prefixesOf(key).slice(0, -1)));
  return [...prefixes].toSorted().map((prefix) => {
    const [from = 0, to = 0] = prefixRange(prefix).map((key) => firstAtLeast(lines, key));
    return { prefix, completions: bestCompletions(lines, from, to, prefix) };
  });
}

function shardTops(tops: readonly Top[], save: SaveShard, size: number): KeyShard[] {
  if (tops.length === 0) return [];
  const sizes = tops.map(({ completions }) => Buffer.byteLength(JSON.stringify(completions)));
  return cutShards(
    tops.map(({ prefix }) => prefix),
    (index) => sizes[index] ?? 0,
    size,
  ).map(([start, end]) => ({
    key: tops[start]?.prefix ?? '',
    digest: save(encodeShard('tops', tops.slice(start, end))),
  }));
}
