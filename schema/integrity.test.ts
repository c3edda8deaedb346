import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, sha256, unseal } from './integrity.ts';

test('hashes text as UTF-8', async () => {
  const text = '逾期了怎麼辦';
  expect(await sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  expect(await sha256(new TextEncoder().encode(text))).toBe(await sha256(text));
});

test('a sealed file is JSON, and unsealed to the value without its digest', async () => {
  const value = { guides: ['逾期'], searchIndexes: {} };
  const sealed = await seal(value);
  expect(JSON.parse(sealed)).toEqual({ integrity: expect.stringMatching(/^[0-9a-f]{64}$/), ...value });
  expect(await unseal(sealed)).toEqual(value);
});

test('refuses a sealed file with any character changed, removed or added', async () => {
  const sealed = await seal({ a: 1 });
  for (let index = 0; index < sealed.length; index += 1) {
    const [start, end] = [sealed.slice(0, index), sealed.slice(index + 1)];
    const changed = sealed[index] === 'x' ? 'y' : 'x';
    for (const damaged of [start + end, start + changed + end, `${start} ${sealed.slice(index)}`])
      await expect(unseal(damaged)).rejects.toThrow(RangeError);
  }
  for (const other of ['', 'null', '{}', '[]', '<!doctype html>', `${sealed} `])
    await expect(unseal(other)).rejects.toThrow(RangeError);
});
