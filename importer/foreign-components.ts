/** Conversion of MDX components that Markdown reads as HTML: their labels become bold text, their content stays. */
import type { Html, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isElementName } from './html-handlers.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** Tags of components: their names have capitals, unlike those of HTML. */
const TAG = /<(?<close>\/?)(?<name>[A-Z]\w*(?:\.\w+)*)(?<attributes>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?)>/g;

/** Removes the tags of components from the HTML of `tree`; undefined if there are none. */
export function convertComponents(
  lines: readonly SourceLine[],
  tree: Root,
  log: LogOmission,
): SourceLine[] | undefined {
  const nodes: Html[] = [];
  visit(tree, 'html', (node) => {
    nodes.push(node);
  });
  const closed = new Set(
    nodes.flatMap(({ value }) => [...value.matchAll(/<\/([A-Z][\w.]*)/g)].map(([, name]) => name)),
  );
  const places = nodes.filter(({ value }) =>
    [...value.matchAll(TAG)].some((tag) => isComponent(tag, closed)),
  );
  if (places.length === 0) return undefined;
  const affected = new Set(
    places.flatMap(({ position }) => range(position?.start.line ?? 1, position?.end.line ?? 0)),
  );
  return lines.flatMap((line, index) => (affected.has(index + 1) ? convertLine(line, closed, log) : [line]));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A name in angle brackets, like `<Name>`, may be a placeholder: a component has attributes, a slash, or a closing tag. */
function isComponent({ groups }: RegExpMatchArray, closed: ReadonlySet<string | undefined>): boolean {
  const { name = '', attributes = '', close } = groups ?? {};
  if (isElementName(name.toLowerCase())) return false;
  return close !== '' || closed.has(name) || /=|\/$/.test(attributes);
}

function convertLine(
  line: SourceLine,
  closed: ReadonlySet<string | undefined>,
  log: LogOmission,
): SourceLine[] {
  const labels: string[] = [];
  const content = line.content.replace(TAG, (...tag) => {
    const [text, groups] = [String(tag[0]), tag.at(-1) as Record<string, string>];
    if (!isComponent({ groups } as RegExpMatchArray, closed)) return text;
    const label = /(?:^|\s)(?:label|title|header|summary)=(?:"([^"]*)"|'([^']*)')/.exec(
      groups['attributes'] ?? '',
    );
    const words = label?.[1] ?? label?.[2];
    if (words) labels.push(words);
    if (groups['close'] === '')
      log(line, `the component ${text}`, 'guides run no components: its text is kept');
    return '';
  });
  if (content === line.content) return [line];
  const headings = labels.flatMap((label) => ['', `**${label}**`, '']);
  // Content of a component may be indented: it is a paragraph, not code.
  return [...headings, content.trim()].map((text) => ({ ...line, content: text }));
}
