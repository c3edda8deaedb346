/** Headers of static assets: every file in `dist/` against the table in `docs/api.md`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { expect } from 'vitest';
import { test } from './fixtures.ts';

const DIST = 'dist';

/** A row of the table: the paths that it matches, and their headers; without `type` it is that of the file. */
interface Row {
  patterns: RegExp[];
  type: string | undefined;
  cacheControl: string;
}

const rows = await readTable();
const paths = await listPaths();

/** The rows of "Static assets" in `docs/api.md`. */
async function readTable(): Promise<Row[]> {
  const docs = await readFile('docs/api.md', 'utf8');
  const [, table = ''] = docs.split('| Path | Content-Type | max-age |\n| --- | --- | --- |\n');
  const lines = table.split('\n');
  return lines.slice(0, lines.indexOf('')).map((line) => {
    const [, path = '', type = '', maxAge = ''] = line.split('|');
    return {
      patterns: Array.from(path.matchAll(/`(\/[^`]+)`/g), ([, template = '']) => toPattern(template)),
      type: /`([^`]+)`/.exec(type)?.[1],
      cacheControl: toCacheControl(Number(maxAge)),
    };
  });
}

function toPattern(template: string): RegExp {
  const escaped = template.replaceAll('.', String.raw`\.`);
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+')}$`);
}

function toCacheControl(maxAge: number): string {
  return maxAge === 31_536_000
    ? `public, max-age=${maxAge}, immutable`
    : `public, max-age=${maxAge}, stale-while-revalidate=86400, stale-if-error=604800`;
}

/** The URL paths of all files in `dist/` that are served without the worker; `_headers` configures the platform. */
async function listPaths(): Promise<string[]> {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '_headers')
    .map(({ parentPath, name }) => `/${relative(DIST, join(parentPath, name)).replaceAll(sep, '/')}`)
    .filter((path) => !/^\/(?:content|images)\//.test(path))
    .map((path) => path.replace(/\.html$/, ''));
}

test('the table in docs/api.md has a row for every file, and a file for every row', () => {
  const rowOf = (path: string) => rows.find(({ patterns }) => patterns.some((pattern) => pattern.test(path)));
  expect(paths.filter((path) => !rowOf(path))).toEqual([]);
  const used = new Set(paths.map(rowOf));
  expect(rows.filter((row) => !used.has(row))).toEqual([]);
});

test.for(paths)('%s has the type and lifetime that docs/api.md states', async (path, { worker }) => {
  const row = rows.find(({ patterns }) => patterns.some((pattern) => pattern.test(path)));
  const { status, headers } = await fetch(worker.origin + path, { method: 'HEAD', redirect: 'manual' });
  expect(status).toBe(200);
  expect(headers.get('Cache-Control')).toBe(row?.cacheControl);
  if (row?.type !== undefined) expect(headers.get('Content-Type')).toBe(row.type);
});

test('every static asset has the security headers, also with status 304, 307 and 405', async ({ worker }) => {
  const etag = (await fetch(`${worker.origin}/docs`)).headers.get('ETag') ?? '';
  const requests: [path: string, status: number, init?: RequestInit][] = [
    ...paths.map((path): [string, number] => [path, 200]),
    ['/docs', 304, { headers: { 'If-None-Match': etag } }],
    ['/docs.html', 307],
    ['/embed/edge-faq.js', 405, { method: 'POST' }],
  ];
  for (const [path, expected, init] of requests) {
    const { status, headers } = await fetch(worker.origin + path, { redirect: 'manual', ...init });
    expect([path, status]).toEqual([path, expected]);
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  }
});

test('every HTML page has a Content-Security-Policy that allows nothing by default', async ({ worker }) => {
  const pages = [];
  for (const path of paths) {
    const { headers } = await fetch(worker.origin + path);
    if (headers.get('Content-Type')?.startsWith('text/html')) pages.push({ path, headers });
  }
  expect(pages.map(({ path }) => path).toSorted()).toEqual(['/docs', '/embed/frame']);
  for (const { path, headers } of pages) {
    const directives = headers.get('Content-Security-Policy')?.split('; ') ?? [];
    expect(directives).toEqual(
      expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "form-action 'none'"]),
    );
    expect(directives.includes("frame-ancestors 'none'")).toBe(path !== '/embed/frame');
    expect(directives.join()).not.toMatch(/unsafe|\*|https?:/);
  }
});

test.for([
  ['POST', '/docs'],
  ['PUT', '/embed/edge-faq.js'],
  ['DELETE', '/embed/manifest.json'],
  ['OPTIONS', '/openapi.json'],
] as const)('%s %s returns 405 with Allow, without a body or type', async ([method, path], { worker }) => {
  const response = await fetch(worker.origin + path, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe('GET, HEAD');
  expect(response.headers.get('Content-Type')).toBeNull();
  expect(await response.text()).toBe('');
});
