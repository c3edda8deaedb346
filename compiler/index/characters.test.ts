import { expect, test } from 'vitest';
import { converterFor } from '../chinese.ts';
import { foldHanCharacter, variantsOf } from './characters.ts';

/** CJK Extension A, CJK Unified Ideographs, and the supplementary planes of ideographs. */
const IDEOGRAPHS = [
  [0x3400, 0x9fff],
  [0x20000, 0x323af],
] as const;

test('folds every Han character as OpenCC converts it, through chains of conversions', () => {
  const convert = converterFor('zh-Hant', 'zh-Hans') ?? String;
  const characters = IDEOGRAPHS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  );
  const convertAll = (texts: readonly string[]) => convert(texts.join('\n')).split('\n');
  const converted = convertAll(convertAll(convertAll(characters)));
  const differing = characters.filter((character, index) => foldHanCharacter(character) !== converted[index]);
  expect(differing).toEqual([]);
});

test('lists the variants of a Han character in the order of Unicode', () => {
  expect(variantsOf('发')).toEqual(['發', '髮']);
  expect(variantsOf('書')).toEqual([]);
});
