import { VFile } from 'vfile';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { report, TOP } from '../../compiler/diagnostics.ts';
import { formatAnnotations } from './github.ts';

beforeEach(() => vi.stubEnv('GITHUB_WORKSPACE', undefined));
afterEach(() => vi.unstubAllEnvs());

test('formats a diagnostic as an annotation with its position, rule, reason and hint', () => {
  const file = new VFile({ path: 'content/guides/help/en.md' });
  const place = { start: { line: 9, column: 3 }, end: { line: 9, column: 10 } };
  report(file, place, 'dead-link', 'dead link', 'link elsewhere');
  report(file, { line: 12, column: 1 }, 'lost-id', 'gone', 'write an alias');
  expect(formatAnnotations([file])).toBe(`\
::error file=content/guides/help/en.md,line=9,endLine=9,col=3,endColumn=10,title=dead-link::dead link%0Alink elsewhere
::warning file=content/guides/help/en.md,line=12,endLine=12,col=1,endColumn=1,title=lost-id::gone%0Awrite an alias
`);
});

test('omits the columns of a diagnostic that spans lines, because GitHub rejects them', () => {
  const file = new VFile({ path: 'en.md' });
  const place = { start: { line: 1, column: 7 }, end: { line: 3, column: 2 } };
  report(file, place, 'unsafe-html', 'unsafe', 'leave it out');
  expect(formatAnnotations([file])).toBe(
    '::error file=en.md,line=1,endLine=3,title=unsafe-html::unsafe%0Aleave it out\n',
  );
});

test('escapes characters that would end a property or the command', () => {
  const file = new VFile({ path: 'a,b:c%.md' });
  report(file, TOP, 'invalid-yaml', '100%\r\n::error::', 'x, y: z');
  expect(formatAnnotations([file])).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=1,title=invalid-yaml::100%25%0D%0A::error::%0Ax, y: z\n',
  );
});

test('prints paths relative to the root of the repository when the site is a folder in it', () => {
  vi.stubEnv('GITHUB_WORKSPACE', new URL('..', `file://${process.cwd()}/`).pathname);
  const file = new VFile({ path: 'content/guides/help/en.md' });
  report(file, TOP, 'lost-id', 'gone', 'write an alias');
  const folder = process.cwd().split('/').at(-1);
  expect(formatAnnotations([file])).toContain(`file=${folder}/content/guides/help/en.md,`);
});
