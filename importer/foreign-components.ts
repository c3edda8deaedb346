/** Conversion of MDX components in Markdown: their labels become bold text, their content stays. */
import type { Root } from 'mdast';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { pointLocator } from '../compiler/read/point-locator.ts';
import { type ComponentTag, findComponentTags } from './component-tags.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** Removes the tags of components; undefined if there are none. `tree` is that of `lines`, and `source` their text. */
export function convertComponents(
  lines: readonly SourceLine[],
  { tree, source }: { tree: Root; source: string },
  log: LogOmission,
): SourceLine[] | undefined {
  const tags = findComponentTags(tree, source);
  if (tags.length === 0) return undefined;
  const pointAt = pointLocator(source);
  const converted = [...lines];
  for (const tag of tags) logTag(tag, tags, lines[pointAt(tag.start).line - 1], log);
  // From the last to the first, so that the positions of those before stay valid.
  for (const tag of tags.toReversed()) {
    const [start, end] = [pointAt(tag.start), pointAt(tag.end)];
    const first = converted[start.line - 1];
    const last = converted[end.line - 1];
    if (!first || !last) continue;
    const before = first.content.slice(0, start.column - 1);
    const after = last.content.slice(end.column - 1);
    // Content of a component may be indented: it is a paragraph, not code.
    const isFirst = tag.isTopLevel && before.trim() === '';
    const text = textOf(tag);
    const content =
      (isFirst ? '' : before) + text + (isFirst || text.endsWith('\n') ? after.trimStart() : after);
    const texts = content.replace(/[ \t]+$/, '').split('\n');
    const own = texts.map((text) => ({ ...first, content: text }));
    converted.splice(start.line - 1, end.line - start.line + 1, ...own);
  }
  return converted;
}

function logTag(
  tag: ComponentTag,
  tags: readonly ComponentTag[],
  line: SourceLine | undefined,
  log: LogOmission,
): void {
  const isStray = tag.isClosing && !tags.some(({ name, isClosing }) => !isClosing && name === tag.name);
  if (!line || (tag.isClosing && !isStray)) return;
  log(line, `the component ${collapseWhitespace(tag.text)}`, `guides run no components: ${whatIsKept(tag)}`);
}

function whatIsKept(tag: ComponentTag): string {
  const lost = textsOf(tag).filter(({ name, value }) => !KEPT.test(name) && /\s/.test(value.trim()));
  if (lost.length > 0) return `its text is kept, except ${lost.map(({ name }) => name).join(', ')}`;
  return tag.isSelfClosing && textOf(tag) === '' ? 'what it shows is not in this file' : 'its text is kept';
}

/** Names of attributes that are shown as text. */
const LABEL = /^(?:label|title|header|heading|summary|question|q)$/i;
const CONTENT = /^(?:answer|a|content|text|description)$/i;
const KEPT = new RegExp(`${LABEL.source}|${CONTENT.source}`, 'i');

/** Attributes that are text. */
function textsOf({ attributes }: ComponentTag): { name: string; value: string }[] {
  return [...attributes.matchAll(/(?<=^|\s)([\w-]+)=(?:\{?"([^"]*)"\}?|\{?'([^']*)'\}?)/g)].map(
    ([, name = '', double, single]) => ({ name, value: double ?? single ?? '' }),
  );
}

/** What replaces a tag: its label in bold, and its text. */
function textOf(tag: ComponentTag): string {
  const texts = textsOf(tag);
  const find = (pattern: RegExp) => texts.find(({ name }) => pattern.test(name))?.value.trim() ?? '';
  const label = find(LABEL);
  // One word may be the name of an icon.
  const content = label === '' && !/\s/.test(find(CONTENT)) ? '' : find(CONTENT);
  if (!tag.isTopLevel) return [label && `**${label}** `, content && `${content} `].join('');
  return [label && `\n**${label}**\n\n`, content && `\n${content}\n\n`].join('');
}
