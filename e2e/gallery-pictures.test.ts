import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { difference } from './gallery/compare.ts';
import { test } from './gallery/fixtures.ts';
import { FOLDER, pictures, TYPE, type TypeName, take, takeType } from './gallery/pictures.ts';

const stored = (name: string) => readFile(join(FOLDER, `${name}.png`));

test.for(pictures)('$name looks as it did', async (picture, { gallery, skip }) => {
  const { page, origin } = gallery;
  const { png, type } = await take(page, origin, picture);
  const different = await difference(picture.name, await stored(picture.name), png);
  if (!different) return;
  // Where even plain type is drawn otherwise, by other fonts or another system, the picture says nothing of the element.
  for (const name of type) {
    const plain = await difference(
      `type-${name}`,
      await stored(`type-${name}`),
      await takeType(page, origin, name),
    );
    if (plain) skip(`This machine draws ${name} type otherwise than the one that took the pictures.`);
  }
  expect.fail(different);
});

test('every stored picture is one that is compared', async () => {
  const names = [
    ...pictures.map(({ name }) => name),
    ...(Object.keys(TYPE) as TypeName[]).map((name) => `type-${name}`),
  ];
  expect((await readdir(FOLDER)).toSorted()).toEqual(names.map((name) => `${name}.png`).toSorted());
});
