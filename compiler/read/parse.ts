/** Markdown parser: CommonMark, GFM and front matter. */
import type { Nodes, Root } from 'mdast';
import type { Construct, ConstructRecord } from 'micromark-util-types';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFile } from 'vfile';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(skipNeedlessAutolinkTransforms)
  .freeze();

const parserWithoutEmails = parser().use(disableEmailAutolinks).freeze();

/** The syntax tree of `file`. */
export function parseMarkdown(file: VFile): Root {
  return (String(file).includes('@') ? parser : parserWithoutEmails).parse(file);
}

/** Every autolink literal of GFM begins with one of these, or is an e-mail address. */
const AUTOLINK = /@|www\.|https?:\/\//i;

/** mdast-util-gfm-autolink-literal searches the whole tree again after parsing: a quarter of the time, mostly without a match. */
function skipNeedlessAutolinkTransforms(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms, ...others }) => ({
      ...others,
      transforms: (transforms ?? []).map(
        (transform) => (tree) => (mayContainAutolink(tree) ? transform(tree) : tree),
      ),
    }));
}

function mayContainAutolink(node: Nodes): boolean {
  if (node.type === 'text') return AUTOLINK.test(node.value);
  return 'children' in node && node.children.some(mayContainAutolink);
}

/** For text without an `@`: not trying an e-mail address at every letter saves a fifth of the time. */
function disableEmailAutolinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text = {}, ...others }) => ({
    ...others,
    text: withoutEmailAutolinks(text),
  }));
}

function withoutEmailAutolinks(constructs: ConstructRecord): ConstructRecord {
  const remaining = Object.entries(constructs).map(([code, constructs]): [string, Construct[]] => [
    code,
    [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink'),
  ]);
  return Object.fromEntries(remaining.filter(([, remaining]) => remaining.length > 0));
}
