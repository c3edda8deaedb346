import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { problemTypes } from '../../worker/contract/problem-types.ts';
import { DOCS_POLICY, renderDocsPage } from './docs-page.ts';
import { generateOpenApi } from './openapi.ts';

const openApi = await generateOpenApi('1.2.3');
const page = await renderDocsPage(openApi);

/** All values of an attribute in the page. */
const valuesOf = (attribute: string) =>
  Array.from(page.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g')), ([, value = '']) => value);

test('loads nothing: no script, no external style or image', () => {
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|\son\w+=|@import|url\(/i);
  expect(valuesOf('src')).toEqual([]);
  for (const url of valuesOf('href')) expect(url).toMatch(/^[#/](?!\/)/);
});

test('is allowed only its own style, and no frame, by its Content-Security-Policy', () => {
  const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(DOCS_POLICY.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  expect(page).not.toMatch(/\sstyle="/);
});

test('lists every operation, parameter and problem', () => {
  for (const [path, methods] of Object.entries(openApi.paths ?? {}))
    for (const method of Object.keys(methods ?? {}))
      expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
  for (const parameter of Object.values(openApi.components?.parameters ?? {}))
    expect(page).toContain(`<td><code>${'name' in parameter ? parameter.name : ''}</code>`);
  for (const name of Object.keys(problemTypes)) expect(valuesOf('href')).toContain(`/problems/${name}`);
});

test('shows how to authorize requests to admin routes, and to no other', () => {
  const commands = Array.from(page.matchAll(/<pre>(curl [^<]*)<\/pre>/g), ([, command = '']) => command);
  expect(commands.length).toBe(valuesOf('id').filter((id) => page.includes(`<h2 id="${id}"><code>`)).length);
  for (const command of commands)
    expect([command, command.includes('Authorization')]).toEqual([command, command.includes('/admin/')]);
});

test('has unique ids and a target for every fragment link', () => {
  const ids = new Set(valuesOf('id'));
  const fragments = valuesOf('href').filter((url) => url.startsWith('#'));
  expect(fragments.length).toBeGreaterThan(0);
  for (const fragment of fragments) expect(ids).toContain(fragment.slice(1));
  expect(ids.size).toBe(valuesOf('id').length);
});
