/** Reads a page: its FAQPage data (https://schema.org/FAQPage), else its `<details>`, with headings before them as chapters. */
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import * as v from 'valibot';
import { DateSchema } from '../schema/guide.ts';
import { type Origin, oneLine, plainFromHeading } from './fit-html.ts';
import { answerFromHtml, answerFromTree, isSummary, plainFromHtml } from './html-answer.ts';
import type { ImportedChapter, ImportedFaq, ImportedQuestion, Source } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';
import { inStretches } from './progress.ts';

/** Gives one FAQ; throws where the page has no questions. */
export async function readHtml(source: Source): Promise<ImportedFaq[]> {
  const tree = fromHtml(source.text);
  const base = findBase(tree);
  const data = readData(tree, source);
  const chapters =
    data.questions.length > 0
      ? await readQuestions(data.questions, base, source)
      : await readDetails(tree, base, source);
  if (data.questions.length > 0) sayOtherDetails(tree, chapters, source.leftOut);
  const title = findText(tree, 'title') ?? findText(tree, 'h1');
  const updated = data.updated?.slice(0, 10);
  return [
    {
      title,
      description: findMeta(tree, 'description'),
      updated: v.is(DateSchema, updated) ? updated : undefined,
      locale: findLocale(tree),
      chapters,
    },
  ];
}

const AnswerSchema = v.object({ text: v.string() });

const QuestionSchema = v.object({
  name: v.optional(v.string()),
  text: v.optional(v.string()),
  acceptedAnswer: v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
    v.array(AnswerSchema),
    v.minLength(1),
  ),
});

interface Data {
  questions: { value: unknown; place: string }[];
  updated?: string | undefined;
}

/** The questions of all FAQPage objects of all scripts, wherever they are in them. */
function readData(tree: Root, { leftOut }: Source): Data {
  const data: Data = { questions: [] };
  visit(tree, 'element', (element) => {
    const type = String(element.properties['type'] ?? '');
    if (element.tagName !== 'script' || !/^application\/ld\+json\b/i.test(type)) return;
    const place = placeOf(element);
    const json = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    try {
      collect(JSON.parse(json), place, data);
    } catch (error) {
      const why = `not JSON: ${error instanceof Error ? error.message : String(error)}`;
      leftOut.add(`the data “${oneLine(json)}”`, why, place);
    }
  });
  return data;
}

function collect(value: unknown, place: string, data: Data): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  if (!isOfType(object, 'FAQPage')) {
    for (const child of Object.values(object)) collect(child, place, data);
    return;
  }
  const questions = [object['mainEntity'] ?? []].flat();
  for (const [index, question] of questions.entries())
    data.questions.push({ value: question, place: `${place}, question ${index + 1}` });
  const updated = object['dateModified'];
  if (typeof updated === 'string') data.updated ??= updated;
}

/** Types may be a list, and have the vocabulary's address before them. */
function isOfType(object: Record<string, unknown>, type: string): boolean {
  return [object['@type']]
    .flat()
    .some((name) => typeof name === 'string' && name.replace(/^.*[/:]/, '') === type);
}

async function readQuestions(
  questions: Data['questions'],
  base: string | undefined,
  { leftOut, onProgress }: Source,
): Promise<ImportedChapter[]> {
  const chapter: ImportedChapter = { heading: '', place: questions[0]?.place ?? '', questions: [] };
  for await (const { value, place } of inStretches(questions, 'read', onProgress)) {
    const { success, output } = v.safeParse(QuestionSchema, value);
    if (!success) {
      leftOut.add(`the data “${JSON.stringify(value)}”`, 'no question with an acceptedAnswer', place);
      continue;
    }
    const html = output.acceptedAnswer.map(({ text }) => htmlOf(text)).join('\n');
    const heading = plainFromHtml(output.name ?? output.text ?? '');
    chapter.questions.push({ heading, place, ...answerFromHtml(html, { place, leftOut, base }) });
  }
  return [chapter];
}

/** Text of JSON-LD is HTML; some write its tags as entities, some write plain lines. */
function htmlOf(text: string): string {
  if (/<[a-z!/]/i.test(text)) return text;
  const decoded = /&lt;\/?[a-z]/i.test(text)
    ? toText(fromHtml(text, { fragment: true }), { whitespace: 'pre' })
    : text;
  if (/^\s*<[a-z][^>]*>/i.test(decoded)) return decoded;
  const paragraphs = text.trim().split(/\s*\n\s*\n\s*/);
  return paragraphs.map((lines) => `<p>${lines.replaceAll('\n', '<br>')}</p>`).join('\n');
}

async function readDetails(
  tree: Root,
  base: string | undefined,
  { leftOut, onProgress }: Source,
): Promise<ImportedChapter[]> {
  const parts = listParts(tree);
  const chapters: ImportedChapter[] = [];
  const used = new Set<Element>();
  let heading: Element | undefined;
  let chapter: ImportedChapter | undefined;
  for await (const part of inStretches(parts, 'read', onProgress)) {
    if (part.tagName !== 'details') {
      heading = part;
      chapter = undefined;
      continue;
    }
    if (!chapter) {
      chapter = openChapter(heading ?? part, leftOut);
      chapters.push(chapter);
    }
    for (const element of heading ? [heading, part] : [part]) used.add(element);
    chapter.questions.push(readQuestion(part, { place: placeOf(part), leftOut, base }));
  }
  if (chapters.length === 0) throw new Error(NOTHING);
  sayRest(tree, used, leftOut);
  return chapters;
}

const NOTHING =
  'the page has neither FAQPage data nor <details> elements: bring its questions into a Markdown or CSV file';

/** Headings and `<details>` in the order of the page; what is within a `<details>` belongs to it. */
function listParts(tree: Root): Element[] {
  const parts: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'details' && !/^h[1-6]$/.test(element.tagName)) return undefined;
    parts.push(element);
    return SKIP;
  });
  return parts;
}

/** A chapter of that heading; questions before any heading are in one without. */
function openChapter(element: Element, leftOut: LeftOutList): ImportedChapter {
  const place = placeOf(element);
  const isHeading = element.tagName !== 'details';
  const heading = isHeading ? plainFromHeading(element, { place, leftOut }) : '';
  return { heading, id: isHeading ? idOf(element) : undefined, place, questions: [] };
}

function readQuestion(details: Element, origin: Origin): ImportedQuestion {
  const summary = details.children.find(isSummary);
  const answer = details.children.filter((child) => child !== summary);
  return {
    heading: summary ? plainFromHeading(summary, origin) : '',
    id: idOf(details) ?? (summary && idOf(summary)),
    place: origin.place,
    ...answerFromTree(answer, origin),
  };
}

/** The element's id, or that of something in it that links may lead to: a heading, say. */
function idOf(element: Element): string | undefined {
  const { id } = element.properties;
  if (typeof id === 'string' && id !== '') return id;
  if (element.tagName === 'details') return undefined;
  return element.children.flatMap((child) => (child.type === 'element' ? (idOf(child) ?? []) : []))[0];
}

/** Only questions are taken; what else is on the page is said by its words. */
function sayRest(tree: Root, used: ReadonlySet<Element>, leftOut: LeftOutList): void {
  const rest: Root = structuredClone({ type: 'root', children: without(tree.children, used) });
  const words = oneLine(toText(rest));
  if (words !== '')
    leftOut.add(
      `the rest of the page “${words}”`,
      'only <details> and the headings before them are taken',
      'line 1',
    );
}

function without<Content extends RootContent>(
  nodes: readonly Content[],
  used: ReadonlySet<Element>,
): Content[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    return used.has(node) ? [] : [{ ...node, children: without(node.children, used) }];
  });
}

/** Where a page has both, its data is taken; an accordion that the data doesn't tell of is said. */
function sayOtherDetails(tree: Root, chapters: readonly ImportedChapter[], leftOut: LeftOutList): void {
  const known = new Set(chapters.flatMap(({ questions }) => questions.map(({ heading }) => heading)));
  for (const element of listParts(tree)) {
    if (element.tagName !== 'details') continue;
    const summary = element.children.find(isSummary);
    const heading = summary ? oneLine(plainText(summary)) : '';
    if (known.has(heading)) continue;
    const words = oneLine(toText({ ...element, properties: { open: true } }));
    leftOut.add(`<details> “${words}”`, 'the FAQPage data of the page does not tell of it', placeOf(element));
  }
}

function placeOf({ position }: Element): string {
  return `line ${position?.start.line ?? 1}`;
}

function findText(tree: Root, tagName: string): string | undefined {
  const element = find(tree, (candidate) => candidate.tagName === tagName);
  return element && (oneLine(plainText(element)) || undefined);
}

/** Also of elements that are not shown, as `<title>`. */
function plainText(element: Element): string {
  return toText({ ...element, tagName: 'div' });
}

function findMeta(tree: Root, name: string): string | undefined {
  const meta = find(tree, ({ tagName, properties }) => tagName === 'meta' && properties['name'] === name);
  return stringOf(meta?.properties['content']);
}

function findLocale(tree: Root): string | undefined {
  return stringOf(find(tree, ({ tagName }) => tagName === 'html')?.properties['lang']);
}

/** The address that the page says it has: relative links start from there. */
function findBase(tree: Root): string | undefined {
  const base = find(tree, ({ tagName }) => tagName === 'base');
  const canonical = find(tree, ({ tagName, properties }) => {
    return tagName === 'link' && [properties['rel']].flat().includes('canonical');
  });
  const address = stringOf(base?.properties['href']) ?? stringOf(canonical?.properties['href']);
  return address !== undefined && URL.canParse(address) ? address : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function find(tree: Root, test: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!test(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}
