/** A synthetic site of Markdown guides: a seed yields the same files on every machine. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pick, type Random, seededRandom } from '../random.ts';

export const WORDS =
  'a account after agree and answer any ask bank before bill by call can card change check clear cost date day due early even fee find first for form free from full give go have help how if in is it keep know late less letter line list loan long make may mean month more need new no not note of on one open or order other owe own part pay plan point price question rate read reason record right rule same save say see send set short show sign small some soon start state still sum take talk tell term than that the their then there they this time to total two under up use wait way week what when where which who why will with without word work write year you your'.split(
    ' ',
  );

/** How the text of one locale is written. */
export interface Prose {
  locale: string;
  /** Separator of words. */
  space: string;
  /** Paragraphs of an answer, of 29 words each. */
  paragraphs: number;
  /** Returns a function that returns the next word of a text. */
  createWords(random: Random): () => string;
}

/** English of few words, all equally frequent. */
const PLAIN_ENGLISH: Prose = {
  locale: 'en',
  space: ' ',
  paragraphs: 2,
  createWords: (random) => () => pick(WORDS, random),
};

interface Writer extends Prose {
  random: Random;
  nextWord: () => string;
}

/**
 * Writes `guides` guides below `folder`, each of 4 chapters with 5 sections, in the locale of each of `proses`; the first is that of
 * the source. A section has about 90 words, or 29 more for each paragraph more. A guide is the same in a site of any size.
 */
export async function writeCorpus(
  folder: string,
  guides: number,
  seed: number,
  proses: readonly Prose[] = [PLAIN_ENGLISH],
): Promise<void> {
  const writers = proses.map((prose) => createWriter(prose, seed));
  for (let guide = 0; guide < guides; guide += 1) {
    const path = join(folder, 'content', 'guides', `guide-${guide}`);
    await mkdir(path, { recursive: true });
    for (const writer of writers) {
      const source = writer === writers[0] ? undefined : writers[0]?.locale;
      await writeFile(join(path, `${writer.locale}.md`), writeGuide(guide, writer, source));
    }
  }
}

function createWriter(prose: Prose, seed: number): Writer {
  const random = seededRandom(seed);
  return { ...prose, random, nextWord: prose.createWords(random) };
}

function writeGuide(guide: number, writer: Writer, source: string | undefined): string {
  const chapters = Array.from({ length: 4 }, (_, chapter) => {
    const sections = Array.from({ length: 5 }, (__, section) =>
      writeSection(`${chapter}-${section}`, writer),
    );
    return `## ${sentence(writer, 3)} {#chapter-${chapter}}\n\n${sections.join('\n')}`;
  });
  return `---
title: ${source === undefined ? `Guide ${guide}` : `${sentence(writer, 2)} ${guide}`}
description: ${sentence(writer, 8)}.
updated: 2026-11-24
${source === undefined ? '' : `translationOf: ${source}\n`}---

${paragraph(writer)}

${chapters.join('\n')}`;
}

function writeSection(id: string, writer: Writer): string {
  const { paragraphs, random } = writer;
  const blocks = [paragraph(writer), pick(BLOCKS, random)(writer)];
  while (blocks.length <= paragraphs) blocks.push(paragraph(writer));
  return `### ${sentence(writer, 6)}? {#question-${id}}\n\n${blocks.join('\n\n')}\n`;
}

/** Blocks between the two paragraphs of an answer, one of each kind that guides use. */
const BLOCKS: ((writer: Writer) => string)[] = [
  (writer) => lines(writer, (text) => `- ${text}`),
  (writer) => lines(writer, (text, index) => `${index + 1}. **${text}**`),
  (writer) =>
    `| ${sentence(writer, 2)} | ${sentence(writer, 2)} |\n| --- | ---: |\n${lines(writer, (text) => `| ${text} | ${wholeNumber(writer)} |`)}`,
  (writer) => `> ${sentence(writer, 12)}.`,
  (writer) =>
    `See [${sentence(writer, 3)}](#question-0-1) and [another site](https://${pick(WORDS, writer.random)}.example/).`,
  (writer) => `\`\`\`json\n{ "${writer.nextWord()}": ${wholeNumber(writer)} }\n\`\`\``,
  (writer) => `#### ${sentence(writer, 3)}\n\n${sentence(writer, 14)}.`,
];

function wholeNumber({ random }: Writer): number {
  return Math.floor(random() * 1000);
}

function lines(writer: Writer, write: (text: string, index: number) => string): string {
  return Array.from({ length: 4 }, (_, index) => write(sentence(writer, 5), index)).join('\n');
}

/** Three sentences with emphasis and inline code. */
function paragraph(writer: Writer): string {
  return `${sentence(writer, 11)}, *${sentence(writer, 2)}* ${sentence(writer, 6)}. ${sentence(writer, 9)} \`${writer.nextWord()}\`.`;
}

function sentence({ space, nextWord }: Writer, length: number): string {
  const words = Array.from({ length }, nextWord).join(space);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
