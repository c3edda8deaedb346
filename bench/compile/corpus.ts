/** A synthetic site of Markdown guides: a seed yields the same files on every machine. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pick, type Random, seededRandom } from '../random.ts';

export const WORDS =
  'a account after agree and answer any ask bank before bill by call can card change check clear cost date day due early even fee find first for form free from full give go have help how if in is it keep know late less letter line list loan long make may mean month more need new no not note of on one open or order other owe own part pay plan point price question rate read reason record right rule same save say see send set short show sign small some soon start state still sum take talk tell term than that the their then there they this time to total two under up use wait way week what when where which who why will with without word work write year you your'.split(
    ' ',
  );

/** Writes `guides` guides in one locale below `folder`, each of 4 chapters with 5 sections of about 90 words. */
export async function writeCorpus(folder: string, guides: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  for (let guide = 0; guide < guides; guide += 1) {
    const path = join(folder, 'content', 'guides', `guide-${guide}`);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'en.md'), writeGuide(guide, random));
  }
}

function writeGuide(guide: number, random: Random): string {
  const chapters = Array.from({ length: 4 }, (_, chapter) => {
    const sections = Array.from({ length: 5 }, (__, section) =>
      writeSection(`${chapter}-${section}`, random),
    );
    return `## ${sentence(random, 3)} {#chapter-${chapter}}\n\n${sections.join('\n')}`;
  });
  return `---
title: Guide ${guide}
description: ${sentence(random, 8)}.
updated: 2026-11-24
---

${paragraph(random)}

${chapters.join('\n')}`;
}

function writeSection(id: string, random: Random): string {
  const blocks = [paragraph(random), pick(BLOCKS, random)(random), paragraph(random)];
  return `### ${sentence(random, 6)}? {#question-${id}}\n\n${blocks.join('\n\n')}\n`;
}

/** Blocks between the two paragraphs of an answer, one of each kind that guides use. */
const BLOCKS: ((random: Random) => string)[] = [
  (random) => lines(random, (text) => `- ${text}`),
  (random) => lines(random, (text, index) => `${index + 1}. **${text}**`),
  (random) =>
    `| ${sentence(random, 2)} | ${sentence(random, 2)} |\n| --- | ---: |\n${lines(random, (text) => `| ${text} | ${Math.floor(random() * 1000)} |`)}`,
  (random) => `> ${sentence(random, 12)}.`,
  (random) =>
    `See [${sentence(random, 3)}](#question-0-1) and [another site](https://${pick(WORDS, random)}.example/).`,
  (random) => `\`\`\`json\n{ "${pick(WORDS, random)}": ${Math.floor(random() * 1000)} }\n\`\`\``,
  (random) => `#### ${sentence(random, 3)}\n\n${sentence(random, 14)}.`,
];

function lines(random: Random, write: (text: string, index: number) => string): string {
  return Array.from({ length: 4 }, (_, index) => write(sentence(random, 5), index)).join('\n');
}

/** Three sentences with emphasis and inline code. */
function paragraph(random: Random): string {
  return `${sentence(random, 11)}, *${sentence(random, 2)}* ${sentence(random, 6)}. ${sentence(random, 9)} \`${pick(WORDS, random)}\`.`;
}

function sentence(random: Random, length: number): string {
  const words = Array.from({ length }, () => pick(WORDS, random)).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
