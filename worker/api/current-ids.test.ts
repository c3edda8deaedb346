import { expect, test } from 'vitest';
import { ask, EARLIER, ORIGIN } from '../../test/fixtures/worker-sample.ts';

const LIST = '/v1/guides/parcels/sections';
const LONG = '/v1/guides/long/sections';

test.each([
  [`${LIST}/tracking`, `${LIST}/where`],
  [`${LIST}/tracking?locale=en&fields=id,text`, `${LIST}/where?locale=en&fields=id%2Ctext`],
  [`${LIST}/broken?revision=${EARLIER}`, `${LIST}/damaged?revision=${EARLIER}`],
  [`${LIST}?ids=tracking`, `${LIST}?ids=where`],
  [
    `${LIST}?locale=en&ids=gone,broken,tracking&limit=9`,
    `${LIST}?locale=en&ids=gone%2Cdamaged%2Cwhere&limit=9`,
  ],
  [`${LIST}?chapter=transit&fields=id`, `${LIST}?chapter=on-its-way&fields=id`],
  [`${LIST}?cursor=tracking&limit=1`, `${LIST}?cursor=where&limit=1`],
  [
    `${LIST}?chapter=transit&ids=tracking,label&cursor=tracking`,
    `${LIST}?chapter=on-its-way&ids=where%2Clabel&cursor=where`,
  ],
  [`${LONG}?limit=2&cursor=section-old`, `${LONG}?limit=2&cursor=section-120`],
])('%s has an id of old: a 308 to %s, which is there', async (path, now) => {
  for (const method of ['GET', 'HEAD']) {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(308);
    expect(answer.headers.get('Location')).toBe(now);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await answer.text()).toBe('');
  }
  expect((await ask(now)).status).toBe(200);
});

test('a cursor of old leads to the page behind what it is now', async () => {
  const { headers } = await ask(`${LONG}?limit=2&fields=id&cursor=section-old`);
  expect(await (await ask(headers.get('Location') ?? '')).json()).toMatchObject({
    sections: [{ id: 'section-121' }, { id: 'section-122' }],
  });
});

test('two spellings of one section are one section', async () => {
  const { headers } = await ask(`${LIST}?ids=tracking,where`);
  expect(await (await ask(headers.get('Location') ?? '')).json()).toMatchObject({
    total: 1,
    sections: [{ id: 'where' }],
  });
});

test.each([
  [`${LIST}/transit`, 'unknown-section', 'There is no section "transit" here.'],
  [`${LIST}?ids=tracking,none`, 'unknown-section', 'There is no section "none" here.'],
  [`${LIST}?chapter=tracking`, 'unknown-chapter', 'There is no chapter "tracking" here.'],
  [`${LIST}?chapter=lost&ids=tracking`, 'unknown-section', 'There is no section "tracking" here.'],
  [`${LIST}/constructor`, 'unknown-section', 'There is no section "constructor" here.'],
  ['/v1/guides/returns/sections/tracking', 'unknown-section', 'There is no section "tracking" here.'],
])('%s leads nowhere, old ids or not: a 404', async (path, type, detail) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ type: `${ORIGIN}/problems/${type}`, detail });
});
