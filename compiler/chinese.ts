/** Makes the text of one Chinese script from the other, by the tables of OpenCC. */
import type { Root } from 'hast';
import { Converter, type ConverterFunction } from 'opencc-js';
import { SKIP, visit } from 'unist-util-visit';
import { writtenLanguage } from '../schema/locale.ts';

const converters = new Map<string, ConverterFunction>();

/** The scripts as OpenCC names them: Traditional as written in Taiwan, Simplified as written on the mainland. */
const scripts: Record<string, 'tw' | 'cn'> = { 'zh-Hant': 'tw', 'zh-Hans': 'cn' };

/** Turns text of `from` into text of `to`, or undefined unless one is Traditional and the other Simplified Chinese. */
export function converterFor(from: string, to: string): ConverterFunction | undefined {
  const [source, target] = [chineseScript(from), chineseScript(to)];
  if (!source || !target || source === target) return undefined;
  const known = converters.get(source) ?? Converter({ from: source, to: target });
  converters.set(source, known);
  return known;
}

/** A copy of `tree` in the other script: its words and what is read in their stead, but not code and not addresses. */
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
