/** Renders the Markdown of one part (intro, answer, summary) to safe HTML and to plain text. */
import type { Element, Root as Hast } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import type { RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportError } from './diagnostics.ts';
import { footnoteLabels } from './footnote-labels.ts';
import { reportUnsafe, sanitize } from './safe-html.ts';

export interface Answer {
  html: string;
  text: string;
}

/** What rendering a part has to know of its guide. */
export interface Surroundings {
  file: VFile;
  locale: string;
  /** Section and chapter ids that a `#link` may lead to. */
  ids: ReadonlySet<string>;
  definitions: RootContent[];
}

/** The part `id` as HTML and text; unsafe HTML, dead links and images without alt are reported. */
export function renderAnswer(
  id: string,
  body: RootContent[],
  { file, locale, ids, definitions }: Surroundings,
): Answer {
  const prefix = `${id}--`;
  const labels = footnoteLabels(locale);
  const written = toHast(
    { type: 'root', children: [...body, ...definitions] },
    {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: { className: ['footnotes-label'], id: 'footnote-label' },
      ...labels,
      file,
    },
  );
  const tree = raw(
    { type: 'root', children: written.type === 'root' ? written.children : [] },
    { file },
  ) as Hast;
  reportUnsafe(tree, file);
  reportImages(tree, file);
  const safe = sanitize(tree, prefix);
  lowerHeadings(safe);
  resolveLinks(safe, prefix, ids, file);
  return { html: toHtml(safe).trim(), text: toText(safe).trim() };
}

/** An answer stands under its question, so a `####` in it is one level below the question's own heading. */
function lowerHeadings(tree: Hast): void {
  visit(tree, 'element', (element) => {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Number(level) + 1}`;
  });
}

/** A link inside the part follows its prefixed id; every other `#link` must lead to a section or chapter of the guide. */
function resolveLinks(tree: Hast, prefix: string, ids: ReadonlySet<string>, file: VFile): void {
  const own = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') own.add(properties.id);
  });
  visit(tree, 'element', (element) => {
    const href = element.properties.href;
    if (typeof href !== 'string') return;
    if (!href.startsWith('#')) {
      if (!hasScheme(href)) reportRelative(element, 'link', href, file);
      return;
    }
    const fragment = href.slice(1);
    const target = [fragment, decodeFragment(fragment)].find((id) => own.has(prefix + id));
    if (target !== undefined) element.properties.href = `#${prefix}${target}`;
    else if (!ids.has(fragment))
      reportError(file, element, `dead link: no section or chapter has the id "${fragment}"`);
  });
}

function reportImages(tree: Hast, file: VFile): void {
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'img') return;
    const { alt, src } = element.properties;
    if (typeof alt !== 'string' || alt.trim() === '') {
      reportError(file, element, 'image without alt: say in words what it shows, ![like this](address)');
    }
    if (typeof src === 'string' && !hasScheme(src)) reportRelative(element, 'image', src, file);
  });
}

function reportRelative(element: Element, kind: string, address: string, file: VFile): void {
  reportError(
    file,
    element,
    `relative ${kind} "${address}" would be sought on the partner's site: write its whole address`,
  );
}

function hasScheme(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(address);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
