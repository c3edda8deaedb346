/** Columns of a table of questions: named by the author, by the words of its first row, or by their position. */
import { foldHanCharacter } from '../compiler/index/characters.ts';
import { fold } from '../search/fold.ts';
import { type HeaderWord, headerWords } from './header-words.ts';
import { readsAsQuestion } from './reads-as-question.ts';

export const COLUMNS = ['question', 'answer', 'chapter', 'id', 'locale'] as const;

export type Column = (typeof COLUMNS)[number];

/** Positions of the columns that a table has. */
export type Columns = Partial<Record<Column, number>>;

/** How a table is read: the name or the number of each column, and whether its first row is a header. */
export type TableOptions = Partial<Record<Column, string | undefined>> & { header?: boolean | undefined };

export interface TableLayout {
  columns: Columns;
  /** Whether the first row names the columns. */
  hasHeader: boolean;
  /** Whether its words left open what the first row is. */
  isGuess: boolean;
}

/**
 * The layout of a table with these rows.
 *
 * @throws if it has no column for question or answer, or not the one that `options` name
 * @example
 * findColumns([['Frage', 'Antwort'], ['Wann?', 'Heute.']], {}).columns; // { question: 0, answer: 1 }
 */
export function findColumns(rows: readonly (readonly string[])[], options: TableOptions): TableLayout {
  const [first = []] = rows;
  const named = findNamedColumns(first, options);
  const recognised = options.header === false ? {} : recogniseColumns(first);
  const isNamed = COLUMNS.some((column) => options[column] !== undefined && !isNumber(options[column]));
  const isRecognised = recognised.question !== undefined || recognised.answer !== undefined;
  const isGuess =
    options.header === undefined && !isNamed && !isRecognised && !rows.slice(0, 1).some(hasSentence);
  const hasHeader = options.header ?? (isNamed || isRecognised || (isGuess && isHeaderByContrast(rows)));
  const columns = completeColumns({ ...without(recognised, Object.values(named)), ...named }, rows);
  const missing = (['question', 'answer'] as const).filter((column) => columns[column] === undefined);
  if (missing.length > 0) throw new Error(missingColumns(missing, first));
  return { columns, hasHeader, isGuess };
}

/** How many columns the words of the first row or `options` identify. */
export function countKnownColumns(first: readonly string[], options: TableOptions): number {
  const known = new Set(Object.values(recogniseColumns(first)));
  for (const column of COLUMNS) for (const index of positionsOf(options[column], first)) known.add(index);
  return known.size;
}

const MEANINGS: Record<Column, HeaderWord[]> = {
  question: ['question', 'title'],
  answer: ['answer', 'text'],
  chapter: ['chapter'],
  id: ['id'],
  locale: ['locale'],
};

const foldWord = (word: string) => fold(word, foldHanCharacter);

const WORDS = new Map(
  Object.values(MEANINGS)
    .flat()
    .map((meaning) => [meaning, new Set(headerWords(meaning).map(foldWord))]),
);

function recogniseColumns(first: readonly string[]): Columns {
  const cells = first.map(spellingsOf);
  const columns: Columns = {};
  for (const column of COLUMNS)
    for (const meaning of MEANINGS[column]) {
      const words = WORDS.get(meaning);
      const index = cells.findIndex((spellings) => spellings.some((spelling) => words?.has(spelling)));
      if (index !== -1 && !Object.values(columns).includes(index)) columns[column] ??= index;
    }
  return withoutLoneLetters(columns, first);
}

/** `Q` and `A` name columns together; one of them alone is a coincidence. */
function withoutLoneLetters({ question, answer, ...others }: Columns, first: readonly string[]): Columns {
  const isLetter = (index: number | undefined) =>
    index !== undefined && /^[a-z]$/i.test(first[index]?.trim() ?? '');
  const areLetters = isLetter(question) && isLetter(answer);
  return {
    ...others,
    ...(question !== undefined && (areLetters || !isLetter(question)) && { question }),
    ...(answer !== undefined && (areLetters || !isLetter(answer)) && { answer }),
  };
}

/** `Frage / Question (required)*` gives `frage` and `question`. */
function spellingsOf(cell: string): string[] {
  const words = cell.replaceAll(/\([^)]*\)|（[^）]*）|\[[^\]]*\]/g, ' ').replaceAll(/[_*:：#]+/g, ' ');
  return [words, ...words.split(/[/|]/)].map(foldWord).filter((word) => word !== '');
}

function findNamedColumns(first: readonly string[], options: TableOptions): Columns {
  const columns: Columns = {};
  for (const column of COLUMNS) {
    const name = options[column];
    if (name === undefined) continue;
    const [index, second] = positionsOf(name, first);
    if (index === undefined)
      throw new Error(`the table has no column “${name}” (--${column}): ${listColumns(first)}`);
    if (second !== undefined)
      throw new Error(
        `columns ${index + 1} and ${second + 1} are both named “${name}”: write the number, for example --${column} ${index + 1}`,
      );
    const other = COLUMNS.find((candidate) => columns[candidate] === index);
    if (other) throw new Error(`--${other} and --${column} name the same column “${name}”`);
    columns[column] = index;
  }
  return columns;
}

/** The positions of the columns that `name` names: by their words, or else by number. */
function positionsOf(name: string | undefined, first: readonly string[]): number[] {
  if (name === undefined) return [];
  const folded = foldWord(name);
  const byName = first.flatMap((cell, index) => (foldWord(cell) === folded ? [index] : []));
  if (byName.length > 0 || !isNumber(name)) return byName;
  const index = Number(name) - 1;
  return index < first.length ? [index] : [];
}

function isNumber(name: string | undefined): boolean {
  return name !== undefined && /^[1-9]\d*$/.test(name.trim());
}

function without(columns: Columns, positions: readonly number[]): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([, index]) => !positions.includes(index)));
}

/** Of a table with two columns for question and answer, the first is the question. */
function completeColumns(columns: Columns, rows: readonly (readonly string[])[]): Columns {
  const width = Math.max(...rows.map((cells) => cells.length), 0);
  const used = Object.values(columns);
  const rest = Array.from({ length: width }, (_, index) => index).filter((index) => !used.includes(index));
  const missing = (['question', 'answer'] as const).filter((column) => columns[column] === undefined);
  if (missing.length === 0 || missing.length !== rest.length) return columns;
  return { ...columns, ...Object.fromEntries(missing.map((column, index) => [column, rest[index]])) };
}

function missingColumns(missing: readonly Column[], first: readonly string[]): string {
  const names = missing.map((column) => `"${column}"`).join(' and ');
  const options = missing.map((column) => `--${column}`).join(' and ');
  return `the table has no column${missing.length > 1 ? 's' : ''} ${names}: name ${missing.length > 1 ? 'them' : 'it'} in its first row, or with ${options}. ${listColumns(first)}`;
}

function listColumns(first: readonly string[]): string {
  const names = first.map((cell, index) => `${index + 1} “${shorten(cell.trim())}”`);
  return `The columns are ${names.join(', ')}`;
}

/** A cell as it is shown in messages. */
export function shorten(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}

/** More is a sentence, even without a full stop. */
const MAX_HEADER_LENGTH = 30;

/** Names of columns are short, and without digits and the punctuation of sentences. */
function hasSentence(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.length > MAX_HEADER_LENGTH || /[.?!。？！؟।…;\p{N}]/u.test(cell));
}

/**
 * The first row is a header by contrast if nearly all others ask a question in a column where it doesn't. Two single words are one
 * even above a single row, and above questions without question marks, if the others are sentences.
 */
function isHeaderByContrast([first = [], ...rows]: readonly (readonly string[])[]): boolean {
  const isNamed = first.every((cell) => cell.trim() !== '') && new Set(first).size === first.length;
  const share = (index: number, isMatch: (cell: string) => boolean) =>
    rows.filter((cells) => isMatch(cells[index] ?? '')).length / Math.max(rows.length, 1);
  const asks = first.some((_, index) => share(index, readsAsQuestion) >= 0.8);
  const areWords = first.length === 2 && first.every((cell) => countWords(cell) === 1);
  const areSentences = share(0, isSentence) >= 0.8 && share(1, isSentence) >= 0.5;
  return isNamed && ((asks && (rows.length >= 2 || areWords)) || (areWords && areSentences));
}

/** Words from which on a text is a sentence, even without punctuation. */
const SENTENCE_WORDS = 3;

function isSentence(cell: string): boolean {
  return hasSentence([cell]) || countWords(cell) >= SENTENCE_WORDS;
}

const WORDS_OF_TEXT = new Intl.Segmenter(undefined, { granularity: 'word' });

function countWords(cell: string): number {
  return Array.from(WORDS_OF_TEXT.segment(cell)).filter(({ isWordLike }) => isWordLike).length;
}
