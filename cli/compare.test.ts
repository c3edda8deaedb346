import { expect, test } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { compile, documentOf, OPENING, text } from '../test/fixtures/author-site.ts';
import { type Change, compareGuides } from './compare.ts';

const BEFORE = [...OPENING, 'So.', '### How? {#how}', 'Thus.', '## More {#more}', '### Who? {#who}', 'You.'];

async function guide(lines: readonly string[]): Promise<Guide> {
  return documentOf(await compile({ 'guides/help/en.md': text(...lines) }), 'en');
}

/** What changes from one to the other, without the words. */
async function changes(after: readonly string[], before: readonly string[] = BEFORE): Promise<string[]> {
  const all = compareGuides(await guide(before), await guide(after));
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

test('the same guide has no changes', async () => {
  expect(await changes(BEFORE)).toEqual([]);
});

test.each<[what: string, replacements: Record<string, string[]>, expected: string[]]>([
  ['the title', { 'title: Help': ['title: Aid'] }, ['changed guide  title']],
  ['the description', { 'description: All of it': ['description: A part'] }, ['changed guide  description']],
  ['the date', { 'updated: 2026-11-23': ['updated: 2026-11-24'] }, ['changed guide  updated']],
  ['the intro', { 'Intro.': ['Opening.'] }, ['changed guide  intro']],
  ['a question', { '### Why? {#why}': ['### Why so? {#why}'] }, ['changed section why heading']],
  ['a chapter', { '## About {#about}': ['## On it {#about}'] }, ['changed chapter about heading']],
  ['an answer', { 'Thus.': ['Otherwise.'] }, ['changed section how answer']],
  ['only how an answer looks', { 'Thus.': ['*Thus*.'] }, ['changed section how answer HTML']],
])('%s is found', async (_, replacements, expected) => {
  expect(await changes(edit(replacements))).toEqual(expected);
});

test('sections that come and go are found, in whatever chapter', async () => {
  const after = edit({ '### Why? {#why}': [], 'So.': [], 'You.': ['You.', '### When? {#when}', 'Now.'] });
  expect(await changes(after)).toEqual(['removed section why Why?', 'added section when When?']);
});

test('a summary that comes is a change of the summary', async () => {
  expect(await changes([...BEFORE, '## In short {#summary}', 'That is all.'])).toEqual([
    'changed guide  summary heading',
    'changed guide  summary',
  ]);
});

test('a section that moved is one change, not a removal and an addition', async () => {
  const there = edit({ '### How? {#how}': [], 'Thus.': [], 'You.': ['You.', '### How? {#how}', 'Thus.'] });
  expect(await changes(there)).toEqual(['moved section how about > more']);
});

test('sections in another order: only what has to move for it', async () => {
  const [why, how, when] = [
    ['### Why? {#why}', 'So.'],
    ['### How? {#how}', 'Thus.'],
    ['### When? {#when}', 'Now.'],
  ];
  const opening = OPENING.slice(0, 7);
  const before = [...opening, ...why, ...how, ...when];
  expect(await changes([...opening, ...when, ...why, ...how], before)).toEqual([
    'moved section when about > about',
  ]);
});

test('a chapter that moved takes its sections along', async () => {
  const [head, about, more] = [BEFORE.slice(0, 6), BEFORE.slice(6, 11), BEFORE.slice(11)];
  const found = await changes([...head, ...more, ...about]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^moved chapter (about|more) /);
});

test('an id that an alias follows is renamed, and its words are compared', async () => {
  const after = edit({
    'updated: 2026-11-23': ['updated: 2026-11-23', 'aliases: { how: which-way, more: others }'],
    '### How? {#how}': ['### How? {#which-way}'],
    'Thus.': ['This way.'],
    '## More {#more}': ['## More {#others}'],
  });
  expect(await changes(after)).toEqual([
    'changed guide  aliases',
    'renamed section which-way how',
    'changed section which-way answer',
    'renamed chapter others more',
  ]);
});

test('words are told apart in Chinese too', () => {
  const before: Guide = { ...EMPTY, title: '直接問平台的客服' };
  const [change] = compareGuides(before, { ...before, title: '直接問平台的經理' });
  expect(change).toMatchObject({
    words: [
      { kind: 'same', text: '直接問平台的' },
      { kind: 'removed', text: '客服' },
      { kind: 'added', text: '經理' },
    ],
  });
});

test('other spaces are a change, though no word is', () => {
  const before: Guide = { ...EMPTY, title: 'a b' };
  const [change] = compareGuides(before, { ...before, title: 'a  b' });
  expect(change).toMatchObject({
    words: [
      { kind: 'removed', text: 'a b' },
      { kind: 'added', text: 'a  b' },
    ],
  });
});

test('a long answer that was written anew is replaced as a whole', () => {
  const write = (word: string) => Array.from({ length: 2_000 }, (_, i) => word + i).join(' ');
  const before: Guide = { ...EMPTY, title: write('old') };
  const [change] = compareGuides(before, { ...before, title: write('new') });
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
