/** Reader of tables of questions and answers, delimited by comma, semicolon or tab, with or without a header. */

import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { convertWithinLimits } from './answer-limits.ts';
import { splitRows } from './csv-rows.ts';
import { FaqsByLocale } from './faqs-by-locale.ts';
import { answerFromHtml } from './html-answer.ts';
import type { ImportedFaq, ImportedQuestion, ImportedText, ReaderInput } from './imported-faq.ts';
import { answerFromMarkdown } from './markdown-answer.ts';
import { noticeNestedQuestions, splitNestedQuestions } from './nested-questions.ts';
import type { Omissions } from './omissions.ts';
import { withProgress } from './progress.ts';
import type { SourceContext } from './source-context.ts';
import { type Column, type Columns, countKnownColumns, findColumns, shorten } from './table-columns.ts';

interface Row {
  cells: string[];
  place: string;
}

/**
 * Returns one FAQ for each locale in the column `locale`.
 *
 * @throws if the text has no columns for question and answer
 */
export async function readCsv(input: ReaderInput): Promise<ImportedFaq[]> {
  const { omissions, onProgress } = input;
  const { columns, rows } = readTable(input);
  const faqs = new FaqsByLocale();
  const nested: ImportedQuestion[] = [];
  for await (const { cells, place } of withProgress(rows, 'read', onProgress)) {
    const cell = (column: Column) => cells[columns[column] ?? -1]?.trim() ?? '';
    const [question, answer] = [cell('question'), cell('answer')];
    if (question === '' && answer === '') continue;
    if (question === '' || answer === '') {
      const [missing, present] = question === '' ? ['question', answer] : ['answer', question];
      omissions.add(`the row “${present}”`, `it has no ${missing}`, place);
      continue;
    }
    const source = { heading: collapseWhitespace(question), length: answer.length };
    const content = convertWithinLimits(source, { omissions, place }, (context) =>
      readAnswer(answer, context),
    );
    if (!content) continue;
    const id = cell('id') || undefined;
    const chapter = { heading: collapseWhitespace(cell('chapter')) };
    const questions = splitNestedQuestions({ heading: source.heading, id, place, ...content });
    for (const each of questions) faqs.add(cell('locale'), chapter, each);
    nested.push(...questions.slice(1));
  }
  noticeNestedQuestions(nested, input);
  return faqs.list();
}

function readAnswer(text: string, context: SourceContext): ImportedText {
  return isHtml(text) ? answerFromHtml(text, context) : answerFromMarkdown(text, context);
}

/** Markdown may contain HTML too, but only an HTML editor writes text that starts with a block element. */
function isHtml(text: string): boolean {
  const blockStart =
    /^<(!doctype|html|body|main|article|section|div|p|h[1-6]|[uod]l|table|pre|blockquote|figure)[\s>]/i;
  return blockStart.test(text);
}

function readTable({ text, omissions, table = {}, onNotice }: ReaderInput): {
  columns: Columns;
  rows: Row[];
} {
  const rows = splitRows(text, (names) => countKnownColumns(names, table)).map(
    ({ cells, row }): Row => ({ cells, place: `row ${row}` }),
  );
  const [first] = rows;
  const { columns, hasHeader, isGuess } = findColumns(
    rows.map(({ cells }) => cells),
    table,
  );
  const words = first?.cells.map((cell) => `“${shorten(cell.trim())}”`).join(', ');
  if (isGuess && hasHeader)
    omissions.add(
      `the row ${words}`,
      'read as the names of the columns: add --no-header if it is a question',
      'row 1',
    );
  if (isGuess && !hasHeader)
    onNotice?.(`row 1 (${words}) is imported as a question: add --header if it names the columns`);
  reportOtherColumns(rows, hasHeader, new Set(Object.values(columns)), omissions);
  return { columns, rows: hasHeader ? rows.slice(1) : rows };
}

function reportOtherColumns(
  rows: readonly Row[],
  hasHeader: boolean,
  used: ReadonlySet<number>,
  omissions: Omissions,
): void {
  const header = hasHeader ? rows[0]?.cells : undefined;
  const body = hasHeader ? rows.slice(1) : rows;
  const width = Math.max(...rows.map(({ cells }) => cells.length), 0);
  for (let index = 0; index < width; index += 1) {
    const firstFilled = body.find(({ cells }) => (cells[index] ?? '').trim() !== '');
    if (used.has(index) || !firstFilled) continue;
    const name = header?.[index]?.trim() || String(index + 1);
    omissions.add(`the column “${name}”`, 'guides have no field for it', firstFilled.place);
  }
}
