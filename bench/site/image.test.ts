import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { findDefect } from '../../compiler/render/image-format.ts';
import { createImage } from './image.ts';

test('a seed yields the same image, which guides may show', () => {
  const bytes = createImage(1);
  expect(findDefect('.png', bytes)).toBeUndefined();
  expect(imageSize(bytes)).toMatchObject({ width: 160, height: 96 });
  expect(createImage(1).equals(bytes)).toBe(true);
  expect(createImage(2).equals(bytes)).toBe(false);
});
