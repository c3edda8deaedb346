/** Terminal and CSV output of votes and comments. */
import { VOTE_REASONS } from '../../schema/feedback.ts';
import type { Comment, SectionVotes } from '../admin/votes.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { printCsv } from './csv.ts';
import { formatTable } from './table.ts';

const VOTE_COLUMNS = ['guide', 'section', 'helpful', 'not helpful', ...VOTE_REASONS];

/** A table with one line for each section. */
export function formatVotes(votes: readonly SectionVotes[]): string {
  const rows = votes.map(({ guide, section, helpful, notHelpful, reasons }) => [
    guide,
    section,
    ...[helpful, notHelpful, ...VOTE_REASONS.map((reason) => reasons[reason])].map(String),
  ]);
  const table = rows.length === 0 ? '' : `${formatTable([VOTE_COLUMNS, ...rows], 2)}\n`;
  return table + formatCount(votes.length, 'section');
}

export function printVotesAsCsv(votes: readonly SectionVotes[]): void {
  const rows = votes.map(({ reasons, ...section }) => ({ ...section, ...reasons }));
  const columns = { guide: 'guide', section: 'section', helpful: 'helpful', notHelpful: 'not helpful' };
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
