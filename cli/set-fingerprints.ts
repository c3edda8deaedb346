/** Fingerprints in a translation's front matter: which state of the source each part was reviewed against. */
import { Document, isMap, isNode, isScalar, Pair, YAMLMap } from 'yaml';
import { readYaml } from '../compiler/read/yaml.ts';
import { joinFrontMatter, splitFrontMatter } from './front-matter.ts';

/**
 * Writes `fingerprints` (part id to fingerprint) into the field `source` of a translation's front matter and removes
 * entries of parts that the source no longer has. All other bytes of the file stay as they are.
 *
 * @param text - the translation's file
 * @param sourceParts - ids of the parts of the source
 * @returns the new file, or undefined if the front matter can't be parsed
 */
export function setFingerprints(
  text: string,
  fingerprints: ReadonlyMap<string, string>,
  sourceParts: ReadonlySet<string>,
): string | undefined {
  const split = splitFrontMatter(text);
  const { contents, errors } = readYaml(split?.yaml ?? '');
  if (!split || errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const { yaml } = split;
  const field = contents.items.find(({ key }) => isScalar(key) && key.value === 'source');
  const [start, end] = rangeOf(field) ?? [yaml.length, yaml.length];
  const entries = isMap(field?.value) ? field.value : new YAMLMap();
  const newField = formatField(entries, fingerprints, sourceParts);
  // The range of a field without a value ends before the line break.
  const isWholeLine = start === end || /[\r\n]$/.test(yaml.slice(start, end));
  return joinFrontMatter(
    split,
    yaml.slice(0, start) + (isWholeLine ? newField : newField.trimEnd()) + yaml.slice(end),
  );
}

function rangeOf({ key, value }: Partial<Pair> = {}): [start: number, end: number] | undefined {
  const start = isNode(key) ? key.range?.[0] : undefined;
  const end = isNode(value) ? value.range?.[2] : undefined;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** The field `source` as YAML; comments between its entries stay. */
function formatField(
  entries: YAMLMap,
  fingerprints: ReadonlyMap<string, string>,
  sourceParts: ReadonlySet<string>,
): string {
  entries.flow = false;
  entries.items = entries.items.filter(({ key }) => sourceParts.has(String(isScalar(key) ? key.value : key)));
  for (const [id, fingerprint] of fingerprints) entries.set(id, fingerprint);
  const frontMatter = new YAMLMap();
  frontMatter.add(new Pair('source', entries));
  return new Document(frontMatter).toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}
