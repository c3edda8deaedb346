import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { problemTypes } from '../../worker/http/problems.ts';
import { makeDocsPage } from './docs-page.ts';
import { makeOpenApi } from './openapi.ts';

const contract = await makeOpenApi('1.2.3');
const page = await makeDocsPage(contract);

/** The values of an attribute in the page. */
const valuesOf = (attribute: string) =>
  Array.from(page.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g')), ([, value = '']) => value);

test('the page asks nothing of anybody: no script, no style or picture from elsewhere', () => {
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|\son\w+=|@import|url\(/i);
  expect(valuesOf('src')).toEqual([]);
  for (const address of valuesOf('href')) expect(address).toMatch(/^[#/](?!\/)/);
});

test('its policy lets through its own style, and nothing else', () => {
  const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(valuesOf('content')).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/\sstyle="/);
});

test('every operation, parameter and problem is on it', () => {
  for (const [path, methods] of Object.entries(contract.paths ?? {}))
    for (const method of Object.keys(methods ?? {}))
      expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
  for (const name of Object.keys(contract.components?.parameters ?? {}))
    expect(page).toContain(`<td><code>${name}</code>`);
  for (const name of Object.keys(problemTypes)) expect(valuesOf('href')).toContain(`/problems/${name}`);
});

test('its links within lead somewhere', () => {
  const ids = new Set(valuesOf('id'));
  const fragments = valuesOf('href').filter((address) => address.startsWith('#'));
  expect(fragments.length).toBeGreaterThan(0);
  for (const fragment of fragments) expect(ids).toContain(fragment.slice(1));
  expect(ids.size).toBe(valuesOf('id').length);
});
