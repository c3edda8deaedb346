import { expect, test } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { app } from '../app.ts';

const PATH = '/.well-known/security.txt';

test('returns the contacts, a canonical URL and an end of validity within a year (RFC 9116)', async () => {
  const response = await fetchWorker(
    PATH,
    {},
    {
      SECURITY_CONTACT: 'mailto:security@faq.example https://faq.example/contact',
      SECURITY_POLICY: 'https://faq.example/policy',
    },
  );
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; charset=utf-8$/i);
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines).toEqual([
    'Contact: mailto:security@faq.example',
    'Contact: https://faq.example/contact',
    expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT00:00:00Z$/),
    'Canonical: https://faq.example/.well-known/security.txt',
    'Policy: https://faq.example/policy',
  ]);
  const days = (Date.parse(lines[2]?.slice('Expires: '.length) ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(100);
  expect(days).toBeLessThan(365);
});

test('returns 404 without a contact', async () => {
  const response = await fetchWorker(`${PATH}?`, {}, { SECURITY_CONTACT: ' ' });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: 'https://faq.example/problems/unknown-path' });
});

test('writes a field of its own for each URL of a policy, whatever white space is between them', async () => {
  const response = await fetchWorker(
    `${PATH}?policies`,
    {},
    {
      SECURITY_CONTACT: 'mailto:a@faq.example',
      SECURITY_POLICY: 'https://faq.example/a\nhttps://faq.example/b ',
    },
  );
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines.slice(3)).toEqual(['Policy: https://faq.example/a', 'Policy: https://faq.example/b']);
});

test('writes an e-mail address as a URI, and omits a contact that is none', async () => {
  const contacts = 'security@faq.example nobody https://faq.example/@us';
  const response = await fetchWorker(`${PATH}?addresses`, {}, { SECURITY_CONTACT: contacts });
  const fields = (await response.text()).split('\n').filter((line) => line.startsWith('Contact'));
  expect(fields).toEqual(['Contact: mailto:security@faq.example', 'Contact: https://faq.example/@us']);
});

test('names its canonical URL with https, also behind a proxy without TLS', async () => {
  const response = await app.request(
    `http://faq.example${PATH}`,
    {},
    { SECURITY_CONTACT: 'mailto:a@faq.example' },
  );
  expect(await response.text()).toContain('\nCanonical: https://faq.example/.well-known/security.txt\n');
});
