import { expect, test } from 'vitest';
import { EARLIER_REVISION, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';

const LIST = '/v1/guides/parcels/sections';
const LONG = '/v1/guides/long/sections';

test.each([
  [`${LIST}/tracking`, `${LIST}/where`],
  [`${LIST}/tracking?locale=en&fields=id,text`, `${LIST}/where?locale=en&fields=id%2Ctext`],
  [`${LIST}/broken?revision=${EARLIER_REVISION}`, `${LIST}/damaged?revision=${EARLIER_REVISION}`],
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
])('redirects %s, which has a former id, to %s with 308', async (path, current) => {
  for (const method of ['GET', 'HEAD']) {
    const response = await fetchWorker(path, { method });
    expect(response.status).toBe(308);
    expect(response.headers.get('Location')).toBe(current);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Content-Type')).toBeNull();
    expect(await response.text()).toBe('');
  }
  expect((await fetchWorker(current)).status).toBe(200);
});

test('redirects a former cursor to the page after the current section', async () => {
  const { headers } = await fetchWorker(`${LONG}?limit=2&fields=id&cursor=section-old`);
  expect(await (await fetchWorker(headers.get('Location') ?? '')).json()).toMatchObject({
    sections: [{ id: 'section-121' }, { id: 'section-122' }],
  });
});

test('returns a section once when ?ids= has its former and its current id', async () => {
  const { headers } = await fetchWorker(`${LIST}?ids=tracking,where`);
  expect(await (await fetchWorker(headers.get('Location') ?? '')).json()).toMatchObject({
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
])('returns 404 for %s, whose id is neither current nor former', async (path, type, detail) => {
  const response = await fetchWorker(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/${type}`, detail });
});
