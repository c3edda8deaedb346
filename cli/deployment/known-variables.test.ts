import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { meantVariable, VARIABLES } from './known-variables.ts';

test('lists every text that the worker reads from its environment', async () => {
  const [, env = ''] =
    /^export interface Env \{\n(.*?)^\}/ms.exec(await readFile('worker/env.ts', 'utf8')) ?? [];
  const texts = Array.from(env.matchAll(/^ {2}([A-Z_]+)\?: string(?: \| number)?;$/gm), ([, name]) => name);
  expect(texts.length).toBeGreaterThan(10);
  expect(VARIABLES.toSorted()).toEqual(texts.toSorted());
});

test.each([
  ['RETAIN_TEXT_DAY', 'RETAIN_TEXT_DAYS'],
  ['FEEDBACK_ORIGIN', 'FEEDBACK_ORIGINS'],
  ['VOTE_PUBLIC', 'VOTES_PUBLIC'],
  ['webhook_url', 'WEBHOOK_URL'],
  ['WEBHOOK_ULR', 'WEBHOOK_URL'],
])('takes %s for %s', (name, meant) => {
  expect(meantVariable(name)).toBe(meant);
});

test.each(['WEBHOOK_URL', 'ACCESS_KEY', 'RETAIN_LOG_DAYS', 'SHOP_ORIGIN', 'TOKEN', 'A', ''])(
  'takes %j for nothing else',
  (name) => {
    expect(meantVariable(name)).toBeUndefined();
  },
);
