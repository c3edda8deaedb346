/** Conversion between Traditional and Simplified Chinese, by the tables of OpenCC. */
import type { Root } from 'hast';
import { Converter, type ConverterFunction } from 'opencc-js';
import { SKIP, visit } from 'unist-util-visit';
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

/** A copy of `tree` with its text and its alternative texts converted, but neither code nor URLs. */
export function deriveTree(tree: Root, convert: ConverterFunction): Root {
  const copy = structuredClone(tree);
  visit(copy, (node) => {
    if (node.type === 'text') node.value = convert(node.value);
    if (node.type !== 'element') return undefined;
    for (const name of ['alt', 'title', 'ariaLabel']) {
      const value = node.properties[name];
      if (typeof value === 'string') node.properties[name] = convert(value);
    }
    return node.tagName === 'code' ? SKIP : undefined;
  });
  return copy;
}

function chineseScript(locale: string): 'tw' | 'cn' | undefined {
  return scripts[writtenLanguage(locale)];
}
