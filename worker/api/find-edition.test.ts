import { expect, test } from 'vitest';
import { currentRevision, EARLIER_REVISION, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';

const EN = currentRevision('parcels', 'en');
const HANT = currentRevision('parcels', 'zh-Hant');
const HANS = currentRevision('parcels', 'zh-Hans');
const PATHS = [
  '/v1/guides/parcels?',
  '/v1/guides/parcels/sections?',
  '/v1/guides/parcels/sections/gone?',
  '/v1/guides/parcels/search?q=lost&',
];

test.each(PATHS)(
  'returns the revision in its own locale, fresh for an hour, for %srevision=',
  async (path) => {
    for (const [locale, revision] of Object.entries({ en: EN, 'zh-Hant': HANT, 'zh-Hans': HANS })) {
      const response = await fetchWorker(`${path}revision=${revision}`, {
        headers: { 'Accept-Language': 'fr' },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Language')).toBe(locale);
      expect(response.headers.get('Cache-Control')).toBe(
        'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800',
      );
      expect(response.headers.get('Vary') ?? '').not.toContain('Accept-Language');
      expect(await response.json()).toMatchObject({ locale });
    }
  },
);

test('returns an earlier revision unchanged in every media type', async () => {
  const earlier = { revision: EARLIER_REVISION, locale: 'en', text: 'We send your money back.' };
  const section = `/v1/guides/parcels/sections/gone`;
  const pinned = `${section}?revision=${EARLIER_REVISION}`;
  expect(await (await fetchWorker(pinned)).json()).toMatchObject(earlier);
  expect(await (await fetchWorker(`${section}?locale=en`)).json()).toMatchObject({
    revision: EN,
    text: 'We send another one.',
  });
  expect(await (await fetchWorker(pinned, { headers: { Accept: 'text/plain' } })).text()).toBe(
    'The parcel is lost. What now?\n\nWe send your money back.\n',
  );
  expect(await (await fetchWorker(pinned, { headers: { Accept: 'text/markdown' } })).text()).toBe(
    '### The parcel is lost. What now? {#gone}\n\nWe send your money back.\n',
  );
  expect(await (await fetchWorker(`/v1/guides/parcels?revision=${EARLIER_REVISION}`)).json()).toMatchObject({
    revision: EARLIER_REVISION,
  });
  expect(
    await (await fetchWorker(`/v1/guides/parcels/search?q=money&revision=${EARLIER_REVISION}`)).json(),
  ).toMatchObject({
    results: [{ id: 'gone', revision: EARLIER_REVISION }],
  });
});

test('accepts an earlier revision together with its locale', async () => {
  const response = await fetchWorker(`/v1/guides/parcels?revision=${EARLIER_REVISION}&locale=en-GB`);
  expect(await response.json()).toMatchObject({ locale: 'en', revision: EARLIER_REVISION });
  expect(response.headers.get('Content-Language')).toBe('en');
});

const ALL_REVISIONS = [HANT, EN, EARLIER_REVISION, HANS];

test.each([
  [`revision=${'0'.repeat(32)}`, `The guide "parcels" has no revision ${'0'.repeat(32)}.`, ALL_REVISIONS],
  [
    `revision=${HANT}&locale=en`,
    `The guide "parcels" has no revision ${HANT} in "en".`,
    [EN, EARLIER_REVISION],
  ],
  [
    `revision=${EARLIER_REVISION}&locale=zh-Hant`,
    `The guide "parcels" has no revision ${EARLIER_REVISION} in "zh-Hant".`,
    [HANT],
  ],
  [`revision=${EN}&locale=fr`, `The guide "parcels" has no revision ${EN} in "fr".`, ALL_REVISIONS],
  [
    `revision=${currentRevision('returns', 'en')}`,
    `The guide "parcels" has no revision ${currentRevision('returns', 'en')}.`,
    ALL_REVISIONS,
  ],
])('returns 404 with the revisions that the locale has for %s', async (query, detail, available) => {
  for (const path of PATHS) {
    const response = await fetchWorker(path + query);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      type: `${ORIGIN}/problems/unknown-revision`,
      detail,
      available,
    });
  }
});

test('returns 404 for an unknown guide with an existing revision', async () => {
  const response = await fetchWorker(`/v1/guides/none?revision=${EARLIER_REVISION}`);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-guide` });
});
