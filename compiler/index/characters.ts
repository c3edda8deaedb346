/** Folding of Han characters for search: variants that OpenCC converts to the same Simplified character are equal. */
import type { FoldHan } from '../../search/fold.ts';
import { converterFor, listTraditionalCharacters } from '../chinese.ts';

/** The Unicode block of compatibility ideographs whose unified ones are anywhere. OpenCC normalises them, without a table. */
const COMPATIBILITY = [0x2f800, 0x2fa1f] as const;

let foldings: ReadonlyMap<string, string> | undefined;
let variants: ReadonlyMap<string, string[]> | undefined;

/** Folds a Han character to its Simplified variant. */
export const foldHanCharacter: FoldHan = (character) => {
  foldings ??= readFoldings();
  return foldings.get(character) ?? character;
};

/** The characters, other than itself, that are folded to `folded`. */
export function variantsOf(folded: string): string[] {
  foldings ??= readFoldings();
  variants ??= invert(foldings);
  return variants.get(folded) ?? [];
}

/** The characters that are folded to another one, in the order of Unicode. Built once: it reads the tables. */
function readFoldings(): Map<string, string> {
  const convert = converterFor('zh-Hant', 'zh-Hans') ?? ((text: string) => text);
  const [first, last] = COMPATIBILITY;
  const compatible = Array.from({ length: last - first + 1 }, (_, offset) =>
    String.fromCodePoint(first + offset),
  );
  const all = [...listTraditionalCharacters(), ...compatible].toSorted(byCodePoint);
  // One per line: OpenCC converts characters that form a word differently.
  const simplified = convert(all.join('\n')).split('\n');
  const once = new Map(all.map((character, index) => [character, simplified[index] ?? character]));
  const changed = all.filter((character) => once.get(character) !== character);
  return new Map(changed.map((character) => [character, resolveChain(once, character)]));
}

function byCodePoint(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}

/** Conversions can form chains: 麼 to 么, and 么, which is also a Traditional character, to 幺. All three are folded to 幺. */
function resolveChain(once: ReadonlyMap<string, string>, character: string): string {
  const next = once.get(character) ?? character;
  return next === character ? character : resolveChain(once, next);
}

function invert(map: ReadonlyMap<string, string>): Map<string, string[]> {
  const inverse = new Map<string, string[]>();
  for (const [character, folded] of map) inverse.set(folded, [...(inverse.get(folded) ?? []), character]);
  return inverse;
}
