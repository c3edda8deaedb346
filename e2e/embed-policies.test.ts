/** Security policies of partner pages: CSP, Trusted Types, cross-origin isolation, Subresource Integrity. */
import { expect } from 'vitest';
import { fetchEmbedManifest } from './api.ts';
import { edgeFaq, expectAllFeaturesWork } from './element.ts';
import { scriptTag, test } from './fixtures.ts';

const ELEMENT = edgeFaq('search language-switch toggle-all');

test('works without CSP violations when the policy allows scripts and requests of the worker only, and no styles', async ({
  openPartnerPage,
  worker,
}) => {
  const policy = `default-src 'none'; script-src ${worker.origin}; connect-src ${worker.origin}; style-src 'none'; img-src data:`;
  const headers = { 'Content-Security-Policy': policy };
  const { page, console } = await openPartnerPage({ body: ELEMENT, headers });
  await expectAllFeaturesWork(page);
  expect(console).toEqual([]);
});

test('works with Trusted Types enforced when Lit’s policy is the only one allowed', async ({
  openPartnerPage,
}) => {
  const policy = "require-trusted-types-for 'script'; trusted-types lit-html";
  const headers = { 'Content-Security-Policy': policy };
  const { page, console } = await openPartnerPage({ body: ELEMENT, headers });
  await expectAllFeaturesWork(page);
  expect(console).toEqual([]);
});

test('works with CSP, Trusted Types and cross-origin isolation, by the script with the guide and by the pinned script with its integrity', async ({
  openPartnerPage,
  worker,
}) => {
  const { element } = await fetchEmbedManifest(worker.origin);
  const headers = {
    'Content-Security-Policy': `default-src 'none'; script-src ${worker.origin}; connect-src ${worker.origin}; style-src 'none'; img-src data:; require-trusted-types-for 'script'`,
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  const heads = [
    scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    `<script type="module" src="${worker.origin}${element.path}" integrity="${element.integrity}" crossorigin="anonymous"></script>`,
  ];
  for (const head of heads) {
    const { page, console } = await openPartnerPage({ head, body: ELEMENT, headers });
    await expectAllFeaturesWork(page);
    expect(console).toEqual([]);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  }
});

test('keeps the fallback content and defines no element when the integrity does not match the script', async ({
  openPartnerPage,
  worker,
}) => {
  const wrong = `sha384-${Buffer.alloc(48).toString('base64')}`;
  const head = `<script type="module" src="${worker.origin}/embed/edge-faq.js" integrity="${wrong}" crossorigin></script>`;
  const { page } = await openPartnerPage({ head, body: edgeFaq('', '<a href="/help">Help</a>') });
  expect(await page.getByRole('link', { name: 'Help' }).isVisible()).toBe(true);
  expect(await page.evaluate(() => customElements.get('edge-faq'))).toBe(undefined);
});

test('renders no style attributes', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await expectAllFeaturesWork(page);
  expect(await page.locator('edge-faq').locator('[style]').count()).toBe(0);
});
