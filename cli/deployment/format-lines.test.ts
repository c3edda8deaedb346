import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import { text } from '../../test/fixtures/author-site.ts';
import {
  ASSETS,
  COMPLETE,
  checkConfig,
  INSTALLED,
  MAIN,
  TOP,
  VARS,
} from '../../test/fixtures/wrangler-config.ts';

/** `wrangler` without the value in `line`, or without the table that begins there. */
function removeSetting(wrangler: string, line: number): string {
  const lines = wrangler.split('\n');
  const isHeader = lines[line - 1]?.startsWith('[');
  const next = lines.findIndex((text, index) => index >= line && text.startsWith('['));
  const end = isHeader ? (next === -1 ? lines.length : next) : line;
  return lines.toSpliced(line - 1, end - line + 1).join('\n');
}

/** The configuration once the lines of a hint are written where it says. */
function follow(text: string, { line, hint }: Diagnostic): string {
  const isRemoved = hint.startsWith('remove it; ');
  const wrangler = isRemoved ? removeSetting(text, line) : text;
  const lines = wrangler.split('\n');
  // A second place is that of an environment, which the next check reports again.
  const [where = '', block = ''] =
    /^(?:remove it; )?(.*)\n((?:.*[^:\n](?:\n|$))*)/.exec(hint)?.slice(1) ?? [];
  const added = block.trimEnd().split('\n');
  const [, place = ''] =
    /^(?:in the \w+ of|beside the other lines of|in|below) \[?([\w.]+)/.exec(where) ?? [];
  const name = place.split('.').at(-1) ?? '';
  const insert = (index: number) => lines.toSpliced(index, 0, ...added).join('\n');
  const change = (pattern: RegExp, by: string) =>
    wrangler.replace(new RegExp(`^${name} = .*$`, 'm'), (text) => text.replace(pattern, by));
  if (where === 'write instead:') return lines.with(line - 1, added.join('\n')).join('\n');
  if (where.startsWith('above')) return insert(0);
  if (where === 'add:') return insert(lines.length);
  if (where.startsWith('beside')) return insert(lines.findIndex((text) => text.startsWith(`${name}.`)));
  if (where.endsWith('write instead:')) return wrangler.replace(/\w+ = "(FILES|V)"/, added.join());
  const [, identity] = / with (\w+ = "\w+")/.exec(where) ?? [];
  if (identity !== undefined && where.startsWith('in the braces'))
    return wrangler.replace(new RegExp(`(\\{[^{}]*${identity}[^{}]*) \\}`), `$1, ${added.join()} }`);
  if (identity !== undefined) return insert(lines.indexOf(identity) + 1);
  if (where.startsWith('in the braces')) return change(/ }(?=\]?$)/, `, ${added.join()} }`);
  // In an environment in braces, the array is no line of its own.
  if (where.startsWith('in the brackets'))
    return wrangler.replace(new RegExp(`((?:^|[ {])${name} = \\[.*?)\\]`, 'm'), `$1, ${added.join()}]`);
  return insert(lines.findIndex((text) => /^\[\[?(.*?)\]\]?$/.exec(text)?.[1] === place) + 1);
}

test.each([
  ['an empty file', ''],
  ['a table that lacks a field', text('name = "help"', ...ASSETS.slice(0, 2), '[env.live]', 'name = "live"')],
  ['wrong values', COMPLETE.replace('"ASSETS"', '"FILES"').replace('"VERSION"', '"V"')],
  ['an old date', COMPLETE.replace('2026-08-01', '2025-01-01')],
  ['an array entry that lacks fields', COMPLETE.replace(/^(namespace_id|simple).*\n/gm, '')],
  ['another rate limit', text(...TOP, '[[ratelimits]]', 'name = "OTHER"', ...ASSETS)],
  ['another rate limit in brackets', text(...TOP, 'ratelimits = [{ name = "OTHER" }]', ...ASSETS)],
  ['a rate limit in brackets that lacks fields', text(...TOP, 'ratelimits = [{ name = "ADMIN_ATTEMPTS" }]')],
  ['tables in braces', text(...TOP, 'assets = { directory = "dist" }', 'vars = { OTHER = "x" }')],
  ['a wrong value in braces', text(...TOP, 'assets = { binding = "FILES", directory = "dist" }')],
  ['dotted keys', text(...TOP, 'assets.directory = "dist"', 'version_metadata.binding = "V"')],
  ['an environment in braces', `${COMPLETE}[env]\nlive = { name = "live" }\n`],
  [
    'an environment in braces with a table',
    `${COMPLETE}[env]\nlive = { version_metadata = { binding = "V" } }\n`,
  ],
  ['text where tables belong', text(...TOP, 'assets = "dist"', 'ratelimits = 10', 'vars = []')],
  ['a table where an array of tables belongs', text(...TOP, '[ratelimits]', 'limit = 10', ...ASSETS)],
  ['arrays of tables where a table belongs', text(...TOP, '[[assets]]', 'directory = "dist"', ...VARS)],
  [
    'several rate limits',
    COMPLETE.replace('name = "ADMIN_ATTEMPTS"', 'name = "A"\n[[ratelimits]]\nname = "B"'),
  ],
  [
    'a rate limit with a table of its own that has text for a number',
    COMPLETE.replace(/^simple = .*$/m, '[ratelimits.simple]\nlimit = "10"\nperiod = 60'),
  ],
  ['an environment by dotted keys', `${text('env.live.name = "live"')}${COMPLETE}`],
])('reports nothing for %s once each hint is followed', (_, wrangler) => {
  expect(checkConfig(wrangler)).not.toEqual([]);
  let changed = wrangler;
  for (let step = 0; step < 40; step += 1) {
    const [first] = checkConfig(changed);
    if (!first) break;
    changed = follow(changed, first)
      .replace(INSTALLED, MAIN)
      .replace('node_modules/edge-faq/migrations', 'migrations');
  }
  expect(checkConfig(changed)).toEqual([]);
});
