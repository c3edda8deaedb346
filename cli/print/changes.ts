/** Terminal output of a guide diff. */
import { styleText } from 'node:util';
import type { Change, WordRun } from '../diff-guides.ts';
import { replaceControlCharacters } from './control-characters.ts';

const signs = {
  added: styleText('green', '+'),
  removed: styleText('red', '-'),
  moved: styleText('cyan', '>'),
  renamed: styleText('cyan', '='),
  changed: styleText('yellow', '~'),
};

/** One line a change, followed by the lines of text in which words changed. */
export function formatChanges(changes: readonly Change[]): string {
  return changes
    .flatMap((change) => [
      `${signs[change.kind]} ${replaceControlCharacters(formatChange(change))}`,
      ...('words' in change ? formatWords(change.words) : []),
    ])
    .join('\n');
}

function formatChange(change: Change): string {
  const { part = 'guide', id = '', heading, chapter } = change;
  const name = `${part} ${id}`.trim();
  switch (change.kind) {
    case 'changed':
      return `${name}: ${change.field}`;
    case 'renamed':
      return `${name}: renamed from ${change.from}`;
    case 'moved':
      if (change.from !== change.to) return `${name}: moved from ${change.from} to ${change.to}`;
      return `${name}: moved among ${chapter === undefined ? 'the chapters' : `the sections of ${chapter}`}`;
    default:
      return `${name}${chapter === undefined ? '' : ` in ${chapter}`}: ${heading}`;
  }
}

/** The marks of `git diff --word-diff`, which are readable without colours, too. */
const marks = {
  same: (text: string) => text,
  removed: (text: string) => styleText('red', `[-${text}-]`),
  added: (text: string) => styleText('green', `{+${text}+}`),
};

function formatWords(words: readonly WordRun[]): string[] {
  return splitIntoLines(words)
    .filter((line) => line.some(({ kind, text }) => kind !== 'same' && text !== ''))
    .map((line) => line.map(formatRun).join(''))
    .map((line) => `    ${line}`);
}

function formatRun({ kind, text }: WordRun): string {
  return text === '' ? '' : marks[kind](replaceControlCharacters(text));
}

function splitIntoLines(words: readonly WordRun[]): WordRun[][] {
  const lines: WordRun[][] = [[]];
  for (const { kind, text } of words) {
    const [first = '', ...others] = text.split('\n');
    lines.at(-1)?.push({ kind, text: first });
    for (const other of others) lines.push([{ kind, text: other }]);
  }
  return lines;
}
