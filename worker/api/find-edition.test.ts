import { expect, test } from 'vitest';
import { ask, EARLIER, ORIGIN, revisionOf } from '../../test/fixtures/worker-sample.ts';

const EN = revisionOf('parcels', 'en');
const HANT = revisionOf('parcels', 'zh-Hant');
const HANS = revisionOf('parcels', 'zh-Hans');
const PATHS = [
  '/v1/guides/parcels?',
  '/v1/guides/parcels/sections?',
  '/v1/guides/parcels/sections/gone?',
  '/v1/guides/parcels/search?q=lost&',
];

test.each(PATHS)('%srevision= is that revision, in its own locale, for good', async (path) => {
  for (const [locale, revision] of Object.entries({ en: EN, 'zh-Hant': HANT, 'zh-Hans': HANS })) {
    const answer = await ask(`${path}revision=${revision}`, { headers: { 'Accept-Language': 'fr' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Language')).toBe(locale);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('Vary') ?? '').not.toContain('Accept-Language');
    expect(await answer.json()).toMatchObject({ locale });
  }
});

test('an earlier revision goes on being what it was, in every media type', async () => {
  const before = { revision: EARLIER, locale: 'en', text: 'We send your money back.' };
  const section = `/v1/guides/parcels/sections/gone`;
  const pinned = `${section}?revision=${EARLIER}`;
  expect(await (await ask(pinned)).json()).toMatchObject(before);
  expect(await (await ask(`${section}?locale=en`)).json()).toMatchObject({
    revision: EN,
    text: 'We send another one.',
  });
  expect(await (await ask(pinned, { headers: { Accept: 'text/plain' } })).text()).toBe(
    'The parcel is lost. What now?\n\nWe send your money back.\n',
  );
  expect(await (await ask(pinned, { headers: { Accept: 'text/markdown' } })).text()).toBe(
    '### The parcel is lost. What now? {#gone}\n\nWe send your money back.\n',
  );
  expect(await (await ask(`/v1/guides/parcels?revision=${EARLIER}`)).json()).toMatchObject({
    revision: EARLIER,
  });
  expect(await (await ask(`/v1/guides/parcels/search?q=money&revision=${EARLIER}`)).json()).toMatchObject({
    results: [{ id: 'gone', revision: EARLIER }],
  });
});

test('an earlier revision may be asked for with its locale', async () => {
  const answer = await ask(`/v1/guides/parcels?revision=${EARLIER}&locale=en-GB`);
  expect(await answer.json()).toMatchObject({ locale: 'en', revision: EARLIER });
  expect(answer.headers.get('Content-Language')).toBe('en');
});

test.each([
  [`revision=${'0'.repeat(32)}`, `The guide "parcels" has no revision ${'0'.repeat(32)}.`],
  [`revision=${HANT}&locale=en`, `The guide "parcels" has no revision ${HANT} in "en".`],
  [`revision=${EARLIER}&locale=zh-Hant`, `The guide "parcels" has no revision ${EARLIER} in "zh-Hant".`],
  [`revision=${EN}&locale=fr`, `The guide "parcels" has no revision ${EN} in "fr".`],
  [
    `revision=${revisionOf('returns', 'en')}`,
    `The guide "parcels" has no revision ${revisionOf('returns', 'en')}.`,
  ],
])('%s is a 404 that says which revisions there are', async (query, detail) => {
  for (const path of PATHS) {
    const answer = await ask(path + query);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      type: `${ORIGIN}/problems/unknown-revision`,
      detail,
      available: [HANT, EN, HANS],
    });
  }
});

test('a revision does not bring a guide into being', async () => {
  const answer = await ask(`/v1/guides/none?revision=${EARLIER}`);
  expect(await answer.json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-guide` });
});
