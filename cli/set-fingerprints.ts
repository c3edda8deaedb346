/** Writes into a translation's front matter against which state of its source it was checked. */
import { Document, isMap, isNode, isScalar, Pair, YAMLMap } from 'yaml';
import { readYaml } from '../compiler/read/yaml.ts';
import { joinFrontMatter, splitFrontMatter } from './front-matter-block.ts';

/**
 * `text` with `fingerprints` (by part) in its field `source`, and there without the parts that are not `known`. The rest
 * stays byte for byte as it is. Undefined where the front matter can't be read.
 */
export function setFingerprints(
  text: string,
  fingerprints: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): string | undefined {
  const block = splitFrontMatter(text);
  const { contents, errors } = readYaml(block?.yaml ?? '');
  if (!block || errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const { yaml } = block;
  const field = contents.items.find(({ key }) => isScalar(key) && key.value === 'source');
  const [start, end] = rangeOf(field) ?? [yaml.length, yaml.length];
  const written = writeField(isMap(field?.value) ? field.value : new YAMLMap(), fingerprints, known);
  // A field without a value ends before its line does.
  const isWholeLine = start === end || /[\r\n]$/.test(yaml.slice(start, end));
  return joinFrontMatter(
    block,
    yaml.slice(0, start) + (isWholeLine ? written : written.trimEnd()) + yaml.slice(end),
  );
}

function rangeOf({ key, value }: Partial<Pair> = {}): [start: number, end: number] | undefined {
  const start = isNode(key) ? key.range?.[0] : undefined;
  const end = isNode(value) ? value.range?.[2] : undefined;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** The field alone, with the comments in it. */
function writeField(
  entries: YAMLMap,
  fingerprints: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): string {
  entries.flow = false;
  entries.items = entries.items.filter(({ key }) => known.has(String(isScalar(key) ? key.value : key)));
  for (const [id, fingerprint] of fingerprints) entries.set(id, fingerprint);
  const front = new YAMLMap();
  front.add(new Pair('source', entries));
  return new Document(front).toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}
