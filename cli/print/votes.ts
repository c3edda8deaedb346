/** Terminal and CSV output of votes and comments. */
import { VOTE_REASONS } from '../../schema/feedback.ts';
import type { Comment, SectionVotes } from '../admin/votes.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { printCsv } from './csv.ts';
import { formatTable } from './table.ts';

/** A table with one line for each section, or for each of its days. */
export function formatVotes(votes: readonly SectionVotes[], byDay = false): string {
  const names = ['guide', 'section', ...(byDay ? ['day'] : [])];
  const header = [...names, 'helpful', 'not helpful', ...VOTE_REASONS];
  const rows = votes.map(({ guide, section, day = '', helpful, notHelpful, reasons }) => [
    ...[guide, section, ...(byDay ? [day] : [])],
    ...[helpful, notHelpful, ...VOTE_REASONS.map((reason) => reasons[reason])].map(String),
  ]);
  const table = rows.length === 0 ? '' : `${formatTable([header, ...rows], names.length)}\n`;
  const sections = new Set(votes.map(({ guide, section }) => `${guide}/${section}`));
  return table + formatCount(sections.size, 'section');
}

export function printVotesAsCsv(votes: readonly SectionVotes[], byDay = false): void {
  const rows = votes.map(({ reasons, ...section }) => ({ ...section, ...reasons }));
  const columns = {
    ...{ guide: 'guide', section: 'section' },
    ...(byDay && { day: 'day' }),
    ...{ helpful: 'helpful', notHelpful: 'not helpful' },
  };
  printCsv({ ...columns, ...Object.fromEntries(VOTE_REASONS.map((reason) => [reason, reason])) }, rows);
}

/** A table with one line for each comment, whose line breaks become spaces. */
export function formatComments(comments: readonly Comment[]): string {
  const header = ['day', 'guide', 'section', 'reason', 'comment'];
  const rows = comments.map(({ day, guide, section, reason = '', comment }) =>
    [day, guide, section, reason, comment].map(replaceControlCharacters),
  );
  const table = rows.length === 0 ? '' : `${formatTable([header, ...rows], header.length)}\n`;
  return table + formatCount(comments.length, 'comment');
}

export function printCommentsAsCsv(comments: readonly Comment[]): void {
  const columns = { day: 'day', guide: 'guide', section: 'section', reason: 'reason', comment: 'comment' };
  printCsv(columns, comments);
}
