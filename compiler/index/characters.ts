/** Which Han characters are one to a search: those that OpenCC's tables lead to the same character of the Simplified script. */
import type { Spell } from '../../search/fold.ts';
import { converterFor } from '../chinese.ts';

/** The blocks of Unicode that hold unified ideographs. */
const BLOCKS = [
  [0x3400, 0x9fff],
  [0x20000, 0x323af],
] as const;

let spellings: ReadonlyMap<string, string> | undefined;
let variants: ReadonlyMap<string, string[]> | undefined;

/** The folded spelling of a Han character. */
export const spell: Spell = (character) => {
  spellings ??= readSpellings();
  return spellings.get(character) ?? character;
};

/** The other characters that are folded to `folded`. */
export function variantsOf(folded: string): string[] {
  spellings ??= readSpellings();
  variants ??= invert(spellings);
  return variants.get(folded) ?? [];
}

/** Those characters that aren't their own folded spelling. */
function readSpellings(): Map<string, string> {
  const convert = converterFor('zh-Hant', 'zh-Hans') ?? ((text: string) => text);
  const all = BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  );
  // One a line, so that no two are taken for a word.
  const simplified = convert(all.join('\n')).split('\n');
  const once = new Map(all.map((character, at) => [character, simplified[at] ?? character]));
  const changed = all.filter((character) => once.get(character) !== character);
  return new Map(changed.map((character) => [character, follow(once, character)]));
}

/** Some lead on: 麼 to 么, and 么, which is Traditional in itself, to 幺. All three are one. */
function follow(once: ReadonlyMap<string, string>, character: string): string {
  const next = once.get(character) ?? character;
  return next === character ? character : follow(once, next);
}

function invert(map: ReadonlyMap<string, string>): Map<string, string[]> {
  const inverse = new Map<string, string[]>();
  for (const [character, folded] of map) inverse.set(folded, [...(inverse.get(folded) ?? []), character]);
  return inverse;
}
