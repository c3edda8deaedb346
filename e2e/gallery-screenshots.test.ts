import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { compareScreenshots } from './gallery/compare.ts';
import { test } from './gallery/fixtures.ts';
import {
  captureScreenshot,
  captureTextSample,
  FOLDER,
  SCRIPTS,
  type ScriptName,
  screenshots,
} from './gallery/screenshots.ts';

const readStored = (name: string) => readFile(join(FOLDER, `${name}.png`));

test.for(screenshots)('$name matches its stored screenshot', async (screenshot, { gallery, skip }) => {
  const { page, origin } = gallery;
  const { png, scripts } = await captureScreenshot(page, origin, screenshot);
  const difference = await compareScreenshots(screenshot.name, await readStored(screenshot.name), png);
  if (!difference) return;
  // Other fonts or another system may render even plain text differently; then the screenshot says nothing about the element.
  for (const script of scripts) {
    const textDifference = await compareScreenshots(
      `type-${script}`,
      await readStored(`type-${script}`),
      await captureTextSample(page, origin, script),
    );
    if (textDifference)
      skip(`This machine renders ${script} text differently from the one that stored the screenshots.`);
  }
  expect.fail(difference);
});

test('the folder of screenshots has no file that is not compared', async () => {
  const names = [
    ...screenshots.map(({ name }) => name),
    ...(Object.keys(SCRIPTS) as ScriptName[]).map((name) => `type-${name}`),
  ];
  expect((await readdir(FOLDER)).toSorted()).toEqual(names.map((name) => `${name}.png`).toSorted());
});
