/** Detection of characters that hide or reorder text: bidirectional controls (UAX #9) and invisible characters. */

/** A character, or a run of invisible ones, that a reader cannot see. */
export interface HiddenCharacter {
  rule: 'bidirectional-control' | 'invisible-character';
  /** Its name in Unicode, with its code point. */
  name: string;
  start: number;
  end: number;
}

/** Hidden characters in `text`, among them those that are written as character references, in their order. */
export function findHiddenCharacters(text: string): HiddenCharacter[] {
  const characters = readCandidates(text);
  const controls = findMisusedControls(text, characters);
  const invisible = characters.filter((character) => isInvisible(character, text)).map(toInvisible);
  return [...controls, ...mergeRuns(invisible)].toSorted((a, b) => a.start - b.start);
}

interface Candidate {
  code: number;
  start: number;
  end: number;
}

/**
 * Left-to-right and right-to-left marks are no candidates: they are needed in right-to-left text, and hide nothing. In HTML, numeric
 * references may lack the semicolon and have any number of zeros.
 */
const CANDIDATE =
  /[\u115f\u1160\u180e\u200b-\u200d\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|&(?:#(?:x0*(?<hex>[0-9a-f]{1,6})(?![0-9a-f])|0*(?<decimal>\d{1,7})(?!\d));?|(?<named>zwj|zwnj|ZeroWidthSpace|NoBreak);)/giu;

const NAMED = new Map([
  ['zwj', 0x200d],
  ['zwnj', 0x200c],
  ['ZeroWidthSpace', 0x200b],
  ['NoBreak', 0x2060],
]);

function readCandidates(text: string): Candidate[] {
  return [...text.matchAll(CANDIDATE)].flatMap(({ index, groups, 0: written }): Candidate[] => {
    const { hex, decimal, named } = groups ?? {};
    const place = { start: index, end: index + written.length };
    if (named !== undefined) return [{ code: NAMED.get(named) ?? 0, ...place }];
    if (hex === undefined && decimal === undefined) return [{ code: written.codePointAt(0) ?? 0, ...place }];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCandidate = code <= 0x10ffff && String.fromCodePoint(code).search(CANDIDATE) === 0;
    return isCandidate ? [{ code, ...place }] : [];
  });
}

const [PDF, LRO, RLO, PDI] = [0x202c, 0x202d, 0x202e, 0x2069];

/** What closes each control that opens a run of text. */
const CLOSERS = new Map([
  [0x202a, PDF],
  [0x202b, PDF],
  [LRO, PDF],
  [RLO, PDF],
  [0x2066, PDI],
  [0x2067, PDI],
  [0x2068, PDI],
]);

/** Overrides, and embeddings and isolates that are not closed in their paragraph. */
function findMisusedControls(text: string, characters: readonly Candidate[]): HiddenCharacter[] {
  const misused: Candidate[] = [];
  let open: Candidate[] = [];
  let paragraph = 0;
  for (const character of characters) {
    const { code, start } = character;
    if (/\n[ \t>]*\r?\n/.test(text.slice(paragraph, start))) {
      misused.push(...open);
      open = [];
    }
    paragraph = start;
    if (CLOSERS.has(code)) open.push(character);
    else if (code === PDF || code === PDI) {
      const opener = open.findLastIndex((candidate) => CLOSERS.get(candidate.code) === code);
      const [closed] = opener === -1 ? [character] : open.splice(opener, 1);
      if (closed === character || closed?.code === LRO || closed?.code === RLO) misused.push(closed);
    }
  }
  return [...misused, ...open].map(({ code, start, end }) => ({
    rule: 'bidirectional-control',
    name: nameOf(code),
    start,
    end,
  }));
}

/** Letters of scripts in which joiners change the shape of a word: Arabic, the scripts of India and others. */
const JOINING =
  /(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Hebrew}\p{sc=Georgian}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{M}]/u;

/** Letters of scripts that write no spaces between words, where a zero-width space allows a line break. */
const UNSPACED =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Javanese}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Whether a character is invisible where no script or emoji needs it. */
function isInvisible({ code, start, end }: Candidate, text: string): boolean {
  const [before, after] = [lastCharacter(text, start), firstCharacter(text, end)];
  const isBeside = (pattern: RegExp) => pattern.test(before) || pattern.test(after);
  if (CLOSERS.has(code) || code === PDF || code === PDI) return false;
  if (code === 0x200b) return !isBeside(UNSPACED);
  if (code === 0x200c) return !isBeside(JOINING);
  if (code === 0x200d) return !isBeside(JOINING) && !joinsEmoji(before, after);
  if (code === 0x2060) return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  if (code === 0xfeff) return start > 0;
  if (code === 0x180e) return !isBeside(/\p{sc=Mongolian}/u);
  if (code === 0x115f || code === 0x1160) return !isBeside(/\p{sc=Hangul}/u);
  if (code >= 0xe0100 && code <= 0xe01ef) return !/\p{sc=Han}/u.test(before);
  if (code >= 0xe0020 && code <= 0xe007f) return !isInFlag(text, start);
  return true;
}

function joinsEmoji(before: string, after: string): boolean {
  return (
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u.test(before) &&
    /\p{Extended_Pictographic}/u.test(after)
  );
}

/** Tag characters name a region after a black flag: 🏴 with `gbsct` is the flag of Scotland. */
function isInFlag(text: string, offset: number): boolean {
  return /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u.test(text.slice(Math.max(0, offset - 32), offset));
}

function lastCharacter(text: string, end: number): string {
  return /.$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0] ?? '';
}

function firstCharacter(text: string, start: number): string {
  return String.fromCodePoint(text.codePointAt(start) ?? 0);
}

function toInvisible({ code, start, end }: Candidate): HiddenCharacter {
  return { rule: 'invisible-character', name: nameOf(code), start, end };
}

/** Neighbouring characters as one finding, named by the first of them. */
function mergeRuns(characters: readonly HiddenCharacter[]): HiddenCharacter[] {
  const runs: HiddenCharacter[] = [];
  for (const character of characters) {
    const last = runs.at(-1);
    if (last?.end === character.start) last.end = character.end;
    else runs.push({ ...character });
  }
  return runs;
}

const NAMES = new Map([
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [PDF, 'end of embedding or override'],
  [LRO, 'left-to-right override'],
  [RLO, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [PDI, 'end of isolate'],
  [0xfeff, 'byte order mark'],
]);

function nameOf(code: number): string {
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  const name = NAMES.get(code) ?? (code >= 0xe0000 ? 'tag or selector' : undefined);
  return name ? `U+${hex} (${name})` : `U+${hex}`;
}
