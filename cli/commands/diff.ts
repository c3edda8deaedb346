/** `edge-faq diff`: what changed between a published revision of a guide and its files now. */
import { join } from 'node:path';
import { Command } from 'commander';
import { countErrors } from '../../compiler/diagnostics.ts';
import { readRecords } from '../../compiler/incremental/record.ts';
import { GUIDES } from '../../compiler/publish/build.ts';
import { listRevisions, type Revision, readRevision } from '../../compiler/publish/history.ts';
import { compileSite } from '../../compiler/site.ts';
import type { Guide } from '../../schema/guide.ts';
import { type Change, compareGuides } from '../compare.ts';
import { toLines } from '../print/changes.ts';
import { printJson } from '../print/json.ts';
import { toTable } from '../print/table.ts';
import { count } from '../print/text.ts';

/** How many revisions an error lists. */
const LISTED = 10;

export const diff = new Command('diff')
  .description('show what changed between a published revision of a guide and its files now')
  .argument(
    '<revision>',
    'of one guide in one locale, as edge-faq build prints it; its first 4 characters or more',
  )
  .option('--json', 'print {guide, locale, from, to, changes} as JSON')
  .addHelpText(
    'after',
    `
+ added, - removed, > moved, = has another id, ~ changed: [-these words-] became {+those+}.
edge-faq build keeps the newest 20 revisions of each guide and locale in .edge-faq/revisions.

Exit codes: 0 compared, whether or not there are changes; 1 compared, but the files have errors; 2 there is no such revision.

Example:
  edge-faq diff 51565c45`,
  )
  .action(async (prefix: string, { json }: { json?: true }) => {
    const revision = await findRevision(prefix);
    const { guide, locale } = revision;
    const before = await readRevision(revision);
    const { document: after, errors } = await compileNow(guide, locale);
    const changes = compareGuides(before, after);
    if (json) printJson({ guide, locale, from: before.revision, to: after.revision, changes });
    else console.log(describe(before, after, changes));
    if (errors === 0) return;
    console.error(`the files of "${guide}" have ${count(errors, 'error')}: edge-faq check names them`);
    process.exitCode = 1;
  });

function describe({ guide, locale, revision }: Guide, after: Guide, changes: readonly Change[]): string {
  if (changes.length === 0) return 'no change';
  return `${guide}  ${locale}  ${revision} to ${after.revision}\n${toLines(changes)}`;
}

/** The one kept revision that begins with `prefix`. */
async function findRevision(prefix: string): Promise<Revision> {
  if (!/^[0-9a-f]{4,32}$/i.test(prefix))
    throw new Error(`"${prefix}" is no revision: write its first 4 characters or more, of 0 to 9 and a to f`);
  const kept = await listRevisions();
  const [found, ...others] = kept.filter(({ revision }) => revision.startsWith(prefix.toLowerCase()));
  if (found && others.length === 0) return found;
  if (found)
    throw new Error(`"${prefix}" begins several revisions, write more of it:\n${list([found, ...others])}`);
  throw new Error(
    kept.length === 0
      ? 'no revision is kept yet: edge-faq build keeps what it publishes'
      : `no kept revision begins with "${prefix}"; the newest are:\n${list(kept)}`,
  );
}

function list(revisions: readonly Revision[]): string {
  const rows = revisions
    .slice(0, LISTED)
    .map(({ guide, locale, revision, published }) => [revision, guide, locale, published.toISOString()]);
  return toTable(rows, rows[0]?.length ?? 0);
}

/** The document that the files of `guide` give now, and how many errors they have. */
async function compileNow(guide: string, locale: string): Promise<{ document: Guide; errors: number }> {
  const records = await readRecords();
  records.delete(guide);
  const { guides, files } = await compileSite(GUIDES, records);
  const folder = join(GUIDES, guide);
  const errors = countErrors(files.filter(({ dirname }) => dirname === folder));
  const documents = guides.find(({ record }) => record.entry.guide === guide)?.documents ?? [];
  const document = documents.find((candidate) => candidate.locale === locale);
  if (document) return { document, errors };
  throw new Error(
    errors > 0
      ? `the files of "${guide}" give no document in ${locale}: mend what edge-faq check names`
      : `there is no "${guide}" in ${locale} any more: edge-faq new guide ${guide} --locale ${locale} begins it again`,
  );
}
