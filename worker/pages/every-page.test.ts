import { createExecutionContext } from 'cloudflare:test';
import { afterEach, describe, expect, test } from 'vitest';
import { hashSource } from '../../schema/hash-source.ts';
import {
  attributeOf,
  BROWSER_ACCEPT,
  findAll,
  rawTextOf,
  readPage,
  textOf,
} from '../../test/fixtures/page-view.ts';
import { FORM_PAGES, PROBLEM_PAGES, SAMPLE_PAGES } from '../../test/fixtures/sample-pages.ts';
import { fetchWorker, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import worker from '../index.ts';

const HEADERS = { Accept: BROWSER_ACCEPT, 'Accept-Language': 'en' };

/** Attributes of which the value is a URL that a browser requests or opens. */
const URLS = ['href', 'src', 'action'];

async function open(path: string) {
  const response = await fetchWorker(path, { headers: HEADERS });
  const html = await response.text();
  return { response, html, page: readPage(html) };
}

afterEach(restoreAll);

describe.each([...SAMPLE_PAGES, ...FORM_PAGES, ...PROBLEM_PAGES.map(([path]) => path.slice(0, 300))])(
  '%s',
  (path) => {
    test('is HTML of one h1 and the landmarks, to which a link skips', async () => {
      const { response, page } = await open(path);
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(page.lang).toBe(response.headers.get('Content-Language'));
      expect(page.title).not.toBe('');
      for (const selector of ['main', 'header', 'footer'])
        expect(findAll(page, selector).length, selector).toBe(1);
      expect(findAll(page, 'h1, [role=heading][aria-level="1"]').length).toBe(1);
      const [skip] = findAll(page, 'body > a:first-child');
      expect(findAll(page, `main${attributeOf(skip, 'href')}`).length).toBe(1);
    });

    test('has a policy that allows exactly its style sheets, and nothing inline that runs', async () => {
      const { response, page } = await open(path);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      const styles = await Promise.all(findAll(page, 'style').map((style) => hashSource(rawTextOf(style))));
      expect(styles.length).toBe(page.shadow ? 2 : 1);
      const [, allowed = ''] = /style-src ([^;]+)/.exec(policy) ?? [];
      expect(allowed.split(' ')).toEqual(expect.arrayContaining(styles));
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect(policy.split('; ')).toContain(directive);
      expect(policy).not.toMatch(/unsafe|nonce|data:|\*/);
      for (const script of findAll(page, 'script'))
        if (attributeOf(script, 'type') !== 'application/ld+json')
          expect([attributeOf(script, 'src'), rawTextOf(script)]).toEqual(['/embed/edge-faq.js', '']);
      const attributes = findAll(page, '*').flatMap(({ properties }) => Object.keys(properties));
      expect(attributes.filter((name) => /^(?:on|style$|srcDoc$)/i.test(name))).toEqual([]);
    });

    test('has the URL to print once, in its footer, if it has a canonical one', async () => {
      const { page } = await open(path);
      const printed = findAll(page, '[data-url]').map((element) => attributeOf(element, 'dataUrl'));
      expect(printed).toEqual(page.canonical === '' ? [] : [page.canonical]);
      expect(findAll(page, 'footer [data-url]').length).toBe(printed.length);
    });

    test('requests and sends nothing elsewhere', async () => {
      const { page } = await open(path);
      const loaded = [
        ...findAll(page, '[src]'),
        ...findAll(page, 'form'),
        ...findAll(page, 'link[rel=icon]'),
      ];
      for (const element of loaded)
        for (const name of URLS) expect(attributeOf(element, name)).toMatch(/^(?:$|\/(?!\/))/);
      expect(findAll(page, 'link[rel~=stylesheet], link[rel~=preload], iframe, object, embed, base')).toEqual(
        [],
      );
      for (const link of findAll(page, '[href]'))
        expect(attributeOf(link, 'href')).toMatch(/^(?:https:|mailto:|tel:|[/?#])/);
    });

    test('depends on nothing of the host of the request', async () => {
      const { html } = await open(path);
      const other = await worker.fetch(
        new Request(`http://evil.example:8080${path}`, {
          headers: { ...HEADERS, 'X-Forwarded-Host': 'evil.example' },
        }) as Request<unknown, IncomingRequestCfProperties>,
        SAMPLE_ENV,
        createExecutionContext(),
      );
      const withoutId = (body: string) =>
        body.replace(/<code>[0-9a-f-]{36}<\/code>|name="token" value="[^"]*"/, '');
      expect(withoutId(await other.text())).toBe(withoutId(html));
      expect([...other.headers].join()).not.toContain('evil.example');
    });
  },
);

describe.each(SAMPLE_PAGES)('%s', (path) => {
  test('is 200, may be cached, and returns 304 to its own ETag and its headers to HEAD', async () => {
    const { response } = await open(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60,/);
    expect(response.headers.get('Cache-Tag')).not.toBeNull();
    expect(response.headers.get('Vary')).toBeNull();
    const etag = response.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await fetchWorker(path, { headers: { ...HEADERS, 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await fetchWorker(path, { method: 'HEAD', headers: HEADERS });
    expect([head.status, await head.text(), head.headers.get('ETag')]).toEqual([200, '', etag]);
    expect(head.headers.get('Content-Security-Policy')).toBe(response.headers.get('Content-Security-Policy'));
  });
});

test('the ETag of a page is another one once a section, or the next guide, is withdrawn', async () => {
  const etagOf = async () => (await open('/g/parcels/en')).response.headers.get('ETag');
  const etags = [await etagOf()];
  await withdraw('guide=parcels&section=gone');
  etags.push(await etagOf());
  await withdraw('guide=returns&locale=en');
  etags.push(await etagOf());
  expect(new Set(etags).size).toBe(3);
});

test('two pages of a guide differ in what they are about, not in their answers', async () => {
  const answers = async (path: string) => findAll((await open(path)).page, 'details').map(textOf);
  expect(await answers('/g/parcels/en/label')).toEqual(await answers('/g/parcels/en'));
});
