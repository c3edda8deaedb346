import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { formatCsv } from './csv.ts';

interface Row {
  text: string;
  count: number;
}

const COLUMNS = { text: 'Text', count: 'Count' };

/** The records of the CSV, as a program reads them. */
const records = (rows: readonly Row[]): unknown => parse(formatCsv(COLUMNS, rows), { bom: true });

test('writes a header and one record a row, with a byte order mark and CRLF', () => {
  expect(formatCsv(COLUMNS, [{ text: '還款', count: 5 }])).toBe('\ufeffText,Count\r\n還款,5\r\n');
});

test('writes only the header without rows', () => {
  expect(formatCsv<Row>(COLUMNS, [])).toBe('\ufeffText,Count\r\n');
});

test.each([
  '=HYPERLINK("https://x.example")',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
])('writes %j as text and no formula', (text) => {
  expect(records([{ text, count: 1 }])).toEqual([
    ['Text', 'Count'],
    [`'${text}`, '1'],
  ]);
});

test.each(['a,b', 'say "no"', 'two\nlines', 'two\r\nlines', ' = 1', 'a=1', "'"])(
  'writes %j as it is',
  (text) => {
    expect(records([{ text, count: 1 }])).toEqual([
      ['Text', 'Count'],
      [text, '1'],
    ]);
  },
);

test('writes only the members that have a column', () => {
  expect(formatCsv<Row>({ count: 'Count' }, [{ text: 'secret', count: 1 }])).toBe('\ufeffCount\r\n1\r\n');
});

test.each(['two\nlines', 'two\rlines', 'a;=1+1', 'a\t=1+1'])(
  'quotes %j, since some programs end a record or a cell there',
  (text) => {
    expect(formatCsv(COLUMNS, [{ text, count: 1 }])).toBe(`\ufeffText,Count\r\n"${text}",1\r\n`);
  },
);
