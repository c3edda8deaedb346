/** Reads a table of questions and answers: comma, semicolon or tab between columns, with or without a header. */
import { parse } from 'csv-parse/sync';
import { FaqsByLocale } from './faqs-by-locale.ts';
import { type Origin, oneLine } from './fit-html.ts';
import { answerFromHtml } from './html-answer.ts';
import type { ImportedFaq, ImportedText, Source } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';
import { answerFromMarkdown } from './markdown-answer.ts';
import { inStretches } from './progress.ts';

/** What columns may be called, in any case. */
const NAMES = {
  question: ['question', 'title'],
  answer: ['answer', 'body'],
  chapter: ['chapter', 'category'],
  id: ['id'],
  locale: ['locale', 'language', 'lang'],
};

type Column = keyof typeof NAMES;

/** Where each known column is. */
type Columns = Partial<Record<Column, number>>;

interface Row {
  cells: string[];
  place: string;
}

/** Gives one FAQ for each locale that the column `locale` names; throws where there is no such table. */
export async function readCsv({ text, leftOut, onProgress }: Source): Promise<ImportedFaq[]> {
  const { columns, rows } = readTable(text, leftOut);
  const faqs = new FaqsByLocale();
  for await (const { cells, place } of inStretches(rows, 'read', onProgress)) {
    const cell = (column: Column) => cells[columns[column] ?? -1]?.trim() ?? '';
    const [question, answer] = [cell('question'), cell('answer')];
    if (question === '' && answer === '') continue;
    if (question === '' || answer === '') {
      const [lacking, written] = question === '' ? ['question', answer] : ['answer', question];
      leftOut.add(`the row “${written}”`, `it has no ${lacking}`, place);
      continue;
    }
    const content = readAnswer(answer, { leftOut, place });
    const id = cell('id') || undefined;
    const chapter = { heading: oneLine(cell('chapter')) };
    faqs.add(cell('locale'), chapter, { heading: oneLine(question), id, place, ...content });
  }
  return faqs.list();
}

function readAnswer(text: string, origin: Origin): ImportedText {
  return looksLikeHtml(text) ? answerFromHtml(text, origin) : answerFromMarkdown(text, origin);
}

/** Markdown may have HTML in it too; what begins with a block of HTML was written by an editor of HTML. */
function looksLikeHtml(text: string): boolean {
  const blocks =
    /^<(!doctype|html|body|main|article|section|div|p|h[1-6]|[uod]l|table|pre|blockquote|figure)[\s>]/i;
  return blocks.test(text);
}

function readTable(text: string, leftOut: LeftOutList): { columns: Columns; rows: Row[] } {
  const rows = splitRows(text);
  const [header] = rows;
  const columns = header ? readHeader(header) : {};
  if (columns.question !== undefined && columns.answer !== undefined) {
    const known = new Set(Object.values(columns));
    sayOtherColumns(rows, known, leftOut);
    return { columns, rows: rows.slice(1) };
  }
  if (header && rows.every(({ cells }) => cells.length <= 2) && header.cells.length === 2)
    return { columns: { question: 0, answer: 1 }, rows };
  throw new Error('the table has no columns "question" and "answer": name them in its first row');
}

/** The rows as that delimiter gives them by which the text is most of a table. */
function splitRows(text: string): Row[] {
  const faults: Error[] = [];
  const tables = [',', ';', '\t'].flatMap((delimiter) => {
    try {
      return [split(text, delimiter)];
    } catch (error) {
      if (error instanceof Error) faults.push(error);
      return [];
    }
  });
  const [best] = tables.toSorted((a, b) => suitability(b) - suitability(a));
  if (best) return best;
  throw new Error(`not a table: ${faults[0]?.message}`);
}

function split(text: string, delimiter: string): Row[] {
  const table = parse(text, { bom: true, delimiter, relax_column_count: true });
  return table.map((cells, index) => ({ cells, place: `row ${index + 1}` }));
}

/** A header that is known says most, then that every row has as many columns, then how many. */
function suitability(rows: readonly Row[]): number {
  const [header] = rows;
  if (!header) return 0;
  const known = Object.keys(readHeader(header)).length;
  const same = rows.filter(({ cells }) => cells.length === header.cells.length).length / rows.length;
  return known * 1000 + (header.cells.length > 1 ? same * 100 : 0) + Math.min(header.cells.length, 9);
}

function readHeader({ cells }: Row): Columns {
  const written = cells.map((cell) => cell.trim().toLowerCase());
  const places = Object.entries(NAMES).map(([column, names]) => [
    column,
    written.findIndex((name) => names.includes(name)),
  ]);
  return Object.fromEntries(places.filter(([, index]) => index !== -1)) as Columns;
}

function sayOtherColumns(
  [header, ...rows]: readonly Row[],
  known: ReadonlySet<number>,
  leftOut: LeftOutList,
): void {
  const width = Math.max(...rows.map(({ cells }) => cells.length), header?.cells.length ?? 0);
  for (let index = 0; index < width; index += 1) {
    const filled = rows.find(({ cells }) => (cells[index] ?? '').trim() !== '');
    if (known.has(index) || !filled) continue;
    const name = header?.cells[index]?.trim() || String(index + 1);
    leftOut.add(`the column “${name}”`, 'a guide has no place for it', filled.place);
  }
}
