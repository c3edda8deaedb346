import { expect, test } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { compile, documentOf, OPENING, text } from '../test/fixtures/author-site.ts';
import { type Change, diffGuides } from './diff-guides.ts';

const BEFORE = [...OPENING, 'So.', '### How? {#how}', 'Thus.', '## More {#more}', '### Who? {#who}', 'You.'];

async function compileGuide(lines: readonly string[]): Promise<Guide> {
  return documentOf(await compile({ 'guides/help/en.md': text(...lines) }), 'en');
}

/** The changes from `before` to `after`, one line each, without the words. */
async function changesTo(after: readonly string[], before: readonly string[] = BEFORE): Promise<string[]> {
  const all = diffGuides(await compileGuide(before), await compileGuide(after));
  return all.map((change) => `${change.kind} ${change.part ?? 'guide'} ${change.id ?? ''} ${detail(change)}`);
}

function detail(change: Change): string {
  if (change.kind === 'changed') return change.field;
  if (change.kind === 'moved') return `${change.from} > ${change.to}`;
  return change.kind === 'renamed' ? change.from : change.heading;
}

/** `BEFORE` with lines replaced. */
function edit(replacements: Record<string, string[]>): string[] {
  return BEFORE.flatMap((line) => replacements[line] ?? [line]);
}

test('returns no changes for equal guides', async () => {
  expect(await changesTo(BEFORE)).toEqual([]);
});

test.each<[subject: string, replacements: Record<string, string[]>, expected: string[]]>([
  ['the title', { 'title: Help': ['title: Aid'] }, ['changed guide  title']],
  ['the description', { 'description: All of it': ['description: A part'] }, ['changed guide  description']],
  ['the date', { 'updated: 2026-11-23': ['updated: 2026-11-24'] }, ['changed guide  updated']],
  ['the intro', { 'Intro.': ['Opening.'] }, ['changed guide  intro']],
  ['a question', { '### Why? {#why}': ['### Why so? {#why}'] }, ['changed section why heading']],
  ['a chapter', { '## About {#about}': ['## On it {#about}'] }, ['changed chapter about heading']],
  ['an answer', { 'Thus.': ['Otherwise.'] }, ['changed section how answer']],
  ['only the formatting of an answer', { 'Thus.': ['*Thus*.'] }, ['changed section how answer HTML']],
])('finds a change of %s', async (_, replacements, expected) => {
  expect(await changesTo(edit(replacements))).toEqual(expected);
});

test('finds added and removed sections in any chapter', async () => {
  const after = edit({ '### Why? {#why}': [], 'So.': [], 'You.': ['You.', '### When? {#when}', 'Now.'] });
  expect(await changesTo(after)).toEqual(['removed section why Why?', 'added section when When?']);
});

test('reports an added summary as changes of its heading and text', async () => {
  expect(await changesTo([...BEFORE, '## In short {#summary}', 'That is all.'])).toEqual([
    'changed guide  summary heading',
    'changed guide  summary',
  ]);
});

test('reports a section moved to another chapter as one change, not as a removal and an addition', async () => {
  const after = edit({ '### How? {#how}': [], 'Thus.': [], 'You.': ['You.', '### How? {#how}', 'Thus.'] });
  expect(await changesTo(after)).toEqual(['moved section how about > more']);
});

test('reports only the minimal moves for reordered sections', async () => {
  const [why, how, when] = [
    ['### Why? {#why}', 'So.'],
    ['### How? {#how}', 'Thus.'],
    ['### When? {#when}', 'Now.'],
  ];
  const opening = OPENING.slice(0, 7);
  const before = [...opening, ...why, ...how, ...when];
  expect(await changesTo([...opening, ...when, ...why, ...how], before)).toEqual([
    'moved section when about > about',
  ]);
});

test('reports a moved chapter without its sections', async () => {
  const [head, about, more] = [BEFORE.slice(0, 6), BEFORE.slice(6, 11), BEFORE.slice(11)];
  const changes = await changesTo([...head, ...more, ...about]);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatch(/^moved chapter (about|more) /);
});

test('reports an id with an alias as renamed and compares the words of its section', async () => {
  const after = edit({
    'updated: 2026-11-23': ['updated: 2026-11-23', 'aliases: { how: which-way, more: others }'],
    '### How? {#how}': ['### How? {#which-way}'],
    'Thus.': ['This way.'],
    '## More {#more}': ['## More {#others}'],
  });
  expect(await changesTo(after)).toEqual([
    'changed guide  aliases',
    'renamed section which-way how',
    'changed section which-way answer',
    'renamed chapter others more',
  ]);
});

test('segments Chinese text into words', () => {
  const before: Guide = { ...EMPTY, title: '直接問平台的客服' };
  const [change] = diffGuides(before, { ...before, title: '直接問平台的經理' });
  expect(change).toMatchObject({
    words: [
      { kind: 'same', text: '直接問平台的' },
      { kind: 'removed', text: '客服' },
      { kind: 'added', text: '經理' },
    ],
  });
});

test('reports a change of white space alone as a replacement of the whole text', () => {
  const before: Guide = { ...EMPTY, title: 'a b' };
  const [change] = diffGuides(before, { ...before, title: 'a  b' });
  expect(change).toMatchObject({
    words: [
      { kind: 'removed', text: 'a b' },
      { kind: 'added', text: 'a  b' },
    ],
  });
});

test('replaces the whole text when more than 2,000 words changed', () => {
  const write = (word: string) => Array.from({ length: 2_000 }, (_, i) => word + i).join(' ');
  const before: Guide = { ...EMPTY, title: write('old') };
  const [change] = diffGuides(before, { ...before, title: write('new') });
  expect(change).toMatchObject({
    words: [
      { kind: 'removed', text: write('old') },
      { kind: 'added', text: write('new') },
    ],
  });
});

const EMPTY: Guide = {
  guide: 'help',
  locale: 'zh-Hant',
  revision: '0'.repeat(32),
  title: '',
  description: '',
  updated: '2026-11-23',
  locales: ['zh-Hant'],
  intro: { html: '', text: '' },
  chapters: [],
};
