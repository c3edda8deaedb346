/** Reader of tables of questions and answers, delimited by comma, semicolon or tab, with or without a header. */
import { parse } from 'csv-parse/sync';
import { FaqsByLocale } from './faqs-by-locale.ts';
import { answerFromHtml } from './html-answer.ts';
import type { ImportedFaq, ImportedText, ReaderInput } from './imported-faq.ts';
import { answerFromMarkdown } from './markdown-answer.ts';
import type { Omissions } from './omissions.ts';
import { collapseWhitespace } from './plain-text.ts';
import { withProgress } from './progress.ts';
import type { SourceContext } from './source-context.ts';

/** Recognised headers of each column, in lower case. */
const HEADERS = {
  question: ['question', 'title'],
  answer: ['answer', 'body'],
  chapter: ['chapter', 'category'],
  id: ['id'],
  locale: ['locale', 'language', 'lang'],
};

type Column = keyof typeof HEADERS;

/** Positions of the recognised columns. */
type Columns = Partial<Record<Column, number>>;

interface Row {
  cells: string[];
  place: string;
}

/**
 * Returns one FAQ for each locale in the column `locale`.
 *
 * @throws if the text has no columns for question and answer
 */
export async function readCsv({ text, omissions, onProgress }: ReaderInput): Promise<ImportedFaq[]> {
  const { columns, rows } = readTable(text, omissions);
  const faqs = new FaqsByLocale();
  for await (const { cells, place } of withProgress(rows, 'read', onProgress)) {
    const cell = (column: Column) => cells[columns[column] ?? -1]?.trim() ?? '';
    const [question, answer] = [cell('question'), cell('answer')];
    if (question === '' && answer === '') continue;
    if (question === '' || answer === '') {
      const [missing, present] = question === '' ? ['question', answer] : ['answer', question];
      omissions.add(`the row “${present}”`, `it has no ${missing}`, place);
      continue;
    }
    const content = readAnswer(answer, { omissions, place });
    const id = cell('id') || undefined;
    const chapter = { heading: collapseWhitespace(cell('chapter')) };
    faqs.add(cell('locale'), chapter, { heading: collapseWhitespace(question), id, place, ...content });
  }
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

function readTable(text: string, omissions: Omissions): { columns: Columns; rows: Row[] } {
  const rows = splitRows(text);
  const [header] = rows;
  const columns = header ? readHeader(header) : {};
  if (columns.question !== undefined && columns.answer !== undefined) {
    reportOtherColumns(rows, new Set(Object.values(columns)), omissions);
    return { columns, rows: rows.slice(1) };
  }
  if (header && rows.every(({ cells }) => cells.length <= 2) && header.cells.length === 2)
    return { columns: { question: 0, answer: 1 }, rows };
  throw new Error('the table has no columns "question" and "answer": name them in its first row');
}

/** Splits the text by the delimiter that fits it best. */
function splitRows(text: string): Row[] {
  const errors: Error[] = [];
  const tables = [',', ';', '\t'].flatMap((delimiter) => {
    try {
      return [parseRows(text, delimiter)];
    } catch (error) {
      if (error instanceof Error) errors.push(error);
      return [];
    }
  });
  const [best] = tables.toSorted((a, b) => scoreRows(b) - scoreRows(a));
  if (best) return best;
  throw new Error(`not a table: ${errors[0]?.message}`);
}

function parseRows(text: string, delimiter: string): Row[] {
  const table = parse(text, { bom: true, delimiter, relax_column_count: true });
  return table.map((cells, index) => ({ cells, place: `row ${index + 1}` }));
}

/** How likely a delimiter is: first by recognised headers, then by rows of equal length, then by the number of columns. */
function scoreRows(rows: readonly Row[]): number {
  const [header] = rows;
  if (!header) return 0;
  const recognised = Object.keys(readHeader(header)).length;
  const regular = rows.filter(({ cells }) => cells.length === header.cells.length).length / rows.length;
  return recognised * 1000 + (header.cells.length > 1 ? regular * 100 : 0) + Math.min(header.cells.length, 9);
}

function readHeader({ cells }: Row): Columns {
  const headers = cells.map((cell) => cell.trim().toLowerCase());
  const positions = Object.entries(HEADERS).map(([column, names]) => [
    column,
    headers.findIndex((header) => names.includes(header)),
  ]);
  return Object.fromEntries(positions.filter(([, index]) => index !== -1)) as Columns;
}

function reportOtherColumns(
  [header, ...rows]: readonly Row[],
  recognised: ReadonlySet<number>,
  omissions: Omissions,
): void {
  const width = Math.max(...rows.map(({ cells }) => cells.length), header?.cells.length ?? 0);
  for (let index = 0; index < width; index += 1) {
    const firstFilled = rows.find(({ cells }) => (cells[index] ?? '').trim() !== '');
    if (recognised.has(index) || !firstFilled) continue;
    const name = header?.cells[index]?.trim() || String(index + 1);
    omissions.add(`the column “${name}”`, 'guides have no field for it', firstFilled.place);
  }
}
