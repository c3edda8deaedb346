/** What changed between two revisions, for people. */
import { styleText } from 'node:util';
import type { Change, Words } from '../compare.ts';
import { visible } from './visible.ts';

const signs = {
  added: styleText('green', '+'),
  removed: styleText('red', '-'),
  moved: styleText('cyan', '>'),
  renamed: styleText('cyan', '='),
  changed: styleText('yellow', '~'),
};

/** A line for each change; under it, where words changed, the lines that they stand in. */
export function toLines(changes: readonly Change[]): string {
  return changes
    .flatMap((change) => [
      `${signs[change.kind]} ${visible(describe(change))}`,
      ...('words' in change ? showWords(change.words) : []),
    ])
    .join('\n');
}

function describe(change: Change): string {
  const { part = 'guide', id = '', heading, chapter } = change;
  const name = `${part} ${id}`.trim();
  switch (change.kind) {
    case 'changed':
      return `${name}: ${change.field}`;
    case 'renamed':
      return `${name}: was ${change.from}`;
    case 'moved':
      if (change.from !== change.to) return `${name}: moved from ${change.from} to ${change.to}`;
      return `${name}: moved among ${chapter === undefined ? 'the chapters' : `the sections of ${chapter}`}`;
    default:
      return `${name}${chapter === undefined ? '' : ` in ${chapter}`}: ${heading}`;
  }
}

/** The marks are those of `git diff --word-diff`: they tell even where there are no colours. */
const marks = {
  same: (text: string) => text,
  removed: (text: string) => styleText('red', `[-${text}-]`),
  added: (text: string) => styleText('green', `{+${text}+}`),
};

function showWords(words: readonly Words[]): string[] {
  return cutIntoLines(words)
    .filter((line) => line.some(({ kind, text }) => kind !== 'same' && text !== ''))
    .map((line) => line.map(({ kind, text }) => (text === '' ? '' : marks[kind](visible(text)))).join(''))
    .map((line) => `    ${line}`);
}

function cutIntoLines(words: readonly Words[]): Words[][] {
  const lines: Words[][] = [[]];
  for (const { kind, text } of words) {
    const [first = '', ...others] = text.split('\n');
    lines.at(-1)?.push({ kind, text: first });
    for (const other of others) lines.push([{ kind, text: other }]);
  }
  return lines;
}
