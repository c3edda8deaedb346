/** Conversion between Traditional and Simplified Chinese, by the tables of OpenCC. */
import type { Properties, Root, RootContent } from 'hast';
import { Converter, type ConverterFunction, type DictLike, Locale } from 'opencc-js';
import { writtenLanguage } from '../schema/locale.ts';

const converters = new Map<string, ConverterFunction>();

/** The names of the scripts in OpenCC: Traditional as written in Taiwan, Simplified as written in mainland China. */
const scripts: Record<string, 'tw' | 'cn'> = { 'zh-Hant': 'tw', 'zh-Hans': 'cn' };

/** A converter of text, or undefined unless one locale is Traditional and the other Simplified Chinese. */
export function converterFor(from: string, to: string): ConverterFunction | undefined {
  const [source, target] = [chineseScript(from), chineseScript(to)];
  if (!source || !target || source === target) return undefined;
  // Creating one takes long: it reads the tables.
  const converter = converters.get(source) ?? Converter({ from: source, to: target });
  converters.set(source, converter);
  return converter;
}

/** The characters that have an entry of their own in the tables from Traditional to Simplified. */
export function listTraditionalCharacters(): string[] {
  const tables = [Locale.from['tw'], Locale.to['cn']].flatMap((groups) => groups?.flat() ?? []);
  return [...new Set(tables.flatMap(listCharacters))];
}

function listCharacters(table: DictLike): string[] {
  const words = typeof table === 'string' ? table.split('|') : table.map(([word]) => word);
  // A table that is one string has the replacement after a space.
  return words.flatMap((word) => /^.(?= |$)/u.exec(word)?.[0] ?? []);
}

/** A copy of `tree` with its text and its alternative texts converted, but neither code nor URLs. */
export function deriveTree(tree: Root, convert: ConverterFunction): Root {
  return { ...tree, children: deriveNodes(tree.children, convert) };
}

/** Elements are copied with their properties, which may be changed then; positions are shared. */
function deriveNodes<T extends RootContent>(nodes: readonly T[], convert: ConverterFunction): T[] {
  return nodes.map((node) => {
    if (node.type === 'text') return { ...node, value: convert(node.value) };
    if (node.type !== 'element') return { ...node };
    const convertText = node.tagName === 'code' ? keep : convert;
    return {
      ...node,
      properties: deriveProperties(node.properties, convert),
      children: deriveNodes(node.children, convertText),
    };
  });
}

const keep: ConverterFunction = (text) => text;

function deriveProperties(properties: Properties, convert: ConverterFunction): Properties {
  const derived = { ...properties };
  for (const name of ['alt', 'title', 'ariaLabel']) {
    const value = derived[name];
    if (typeof value === 'string') derived[name] = convert(value);
  }
  return derived;
}

function chineseScript(locale: string): 'tw' | 'cn' | undefined {
  return scripts[writtenLanguage(locale)];
}
