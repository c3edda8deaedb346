/** Command `edge-faq diff`: changes between a published revision of a guide and its current files. */
import { join } from 'node:path';
import { Command } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { readRecords } from '../../compiler/incremental/record.ts';
import { listRevisions, type Revision, readRevision } from '../../compiler/publish/history.ts';
import { compileSite } from '../../compiler/site.ts';
import type { Guide } from '../../schema/guide.ts';
import { type Change, diffGuides } from '../diff-guides.ts';
import { formatChanges } from '../print/changes.ts';
import { formatCount } from '../print/count.ts';
import { printJson } from '../print/json.ts';
import { formatTable } from '../print/table.ts';

/** How many revisions an error message lists. */
const MAX_LISTED = 10;

/**
 * Compares a stored revision with the current files of its guide.
 *
 * @example
 * ```sh
 * edge-faq diff 51565c45
 * ```
 */
export const diff = new Command('diff')
  .description('show what changed in a guide since a published revision')
  .argument(
    '<revision>',
    'revision of a guide in one locale, as printed by edge-faq build; at least its first 4 characters',
  )
  .option('--json', 'print {guide, locale, from, to, changes} as JSON')
  .addHelpText(
    'after',
    `
Each line begins with the kind of change: + added, - removed, > moved, = renamed
(new id), ~ changed. Below it, [-removed words-] and {+added words+}.

edge-faq build stores the newest 20 revisions of each guide and locale in
.edge-faq/revisions.

Exit codes: 0 compared; 1 compared, but the files have errors; 2 the command failed.

Example:
  edge-faq diff 51565c45`,
  )
  .action(async (prefix: string, { json }: { json?: true }) => {
    const revision = await findRevision(prefix);
    const { guide, locale } = revision;
    const before = await readRevision(revision);
    const { document: after, errors } = await compileCurrent(guide, locale);
    const changes = diffGuides(before, after);
    if (json) printJson({ guide, locale, from: before.revision, to: after.revision, changes });
    else console.log(formatDiff(before, after, changes));
    if (errors === 0) return;
    console.error(
      `the files of "${guide}" have ${formatCount(errors, 'error')}: run "npx edge-faq check" to list them`,
    );
    process.exitCode = 1;
  });

function formatDiff({ guide, locale, revision }: Guide, after: Guide, changes: readonly Change[]): string {
  if (changes.length === 0) return 'no changes';
  return `${guide}  ${locale}  ${revision} to ${after.revision}\n${formatChanges(changes)}`;
}

/** The only stored revision that starts with `prefix`. */
async function findRevision(prefix: string): Promise<Revision> {
  if (!/^[0-9a-f]{4,32}$/i.test(prefix))
    throw new Error(`"${prefix}" is not a revision: pass at least its first 4 characters (0-9, a-f)`);
  const stored = await listRevisions();
  const [match, ...others] = stored.filter(({ revision }) => revision.startsWith(prefix.toLowerCase()));
  if (match && others.length === 0) return match;
  if (match)
    throw new Error(
      `"${prefix}" matches several revisions, pass more characters:\n${formatRevisions([match, ...others])}`,
    );
  throw new Error(
    stored.length === 0
      ? 'no revisions are stored yet: run "npx edge-faq build", which stores each revision that it publishes'
      : `no stored revision starts with "${prefix}"; the newest are:\n${formatRevisions(stored)}`,
  );
}

function formatRevisions(revisions: readonly Revision[]): string {
  const rows = revisions
    .slice(0, MAX_LISTED)
    .map(({ guide, locale, revision, published }) => [revision, guide, locale, published.toISOString()]);
  return formatTable(rows, rows[0]?.length ?? 0);
}

/** The document compiled from the current files of `guide`, and the number of errors in them. */
async function compileCurrent(guide: string, locale: string): Promise<{ document: Guide; errors: number }> {
  const { records } = await readRecords();
  // A guide with a record isn't compiled if it is unchanged.
  records.delete(guide);
  const { guides, files } = await compileSite(GUIDES, records);
  const folder = join(GUIDES, guide);
  const errors = countErrors(files.filter(({ dirname }) => dirname === folder));
  const documents = guides.find(({ record }) => record.entry.guide === guide)?.documents ?? [];
  const document = documents.find((candidate) => candidate.locale === locale);
  if (document) return { document, errors };
  throw new Error(
    errors > 0
      ? `cannot compile "${guide}" in ${locale}: run "npx edge-faq check" and fix the errors it reports`
      : `"${guide}" no longer exists in ${locale}: create it again with "npx edge-faq new guide ${guide} --locale ${locale}"`,
  );
}
