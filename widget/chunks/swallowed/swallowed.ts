/** Detection of an element without an end tag, which contains what follows it on the page. */
import { logError } from '../../log-error.ts';

/** What pages have after an element, and fallback content hasn't. */
const NO_FALLBACK =
  'script, style, link, main, header, footer, nav, aside, section, article, form, iframe, dialog, h1, h2, edge-faq';

/** Of these, what stays evidence where an element follows, which a script may have added to the end of the page. */
const END_OF_PAGE = 'script, main, header, footer, nav';

/** What was found out of elements, once they were parsed. */
const found = new WeakMap<HTMLElement, boolean>();

/**
 * Called in the updates of an element that no text follows. HTML ignores the slash of `<edge-faq … />` (HTML Standard, 13.2.2,
 * `non-void-html-element-start-tag-with-trailing-solidus`): such an element ends with its parent. That of fallback content in minified HTML
 * may do so, too; so what is between the tags decides, and in doubt nothing is hidden.
 *
 * @returns whether the children of `host` are what follows on the page, which is logged; undefined while that can't be known.
 */
export default function isSwallowing(host: HTMLElement): boolean | undefined {
  if (!found.has(host)) {
    const { nextSibling } = host;
    // The parser is within the element, or has just left it; an update follows when it has reached the end.
    if (document.readyState === 'loading') return nextSibling ? false : undefined;
    const swallows = hasFollowing(host);
    found.set(host, swallows);
    if (swallows) {
      showAfterPrerendered(host);
      logError(toMessage(host));
    }
  }
  return found.get(host);
}

function hasFollowing(host: HTMLElement): boolean {
  const content = [...host.childNodes].filter(isContent);
  const has = (selector: string) =>
    content.some(
      (node) => node instanceof Element && (node.matches(selector) || node.querySelector(selector)),
    );
  const { nextSibling, parentNode } = host;
  if (!content[0] || (nextSibling && parentNode !== document.body)) return false;
  return isSpaced(host) || has(nextSibling ? END_OF_PAGE : NO_FALLBACK);
}

/** Whether `node` would be shown as fallback content; what is in another slot is there on purpose. */
function isContent(node: Node): boolean {
  return node instanceof Element
    ? !node.slot && node.localName !== 'template'
    : node instanceof Text && /\S/.test(node.data);
}

/** Whether white space is next to the tags, which fallback content has where it is written on lines of its own. */
function isSpaced({ firstChild, lastChild }: Node): boolean {
  return /^\s/.test(firstChild?.nodeValue ?? '') || /\s$/.test(lastChild?.nodeValue ?? '');
}

/** The server's content has no slot for it. */
function showAfterPrerendered({ shadowRoot }: HTMLElement): void {
  if (shadowRoot?.querySelector('style ~ [part=base]')) shadowRoot.append(document.createElement('slot'));
}

function toMessage(host: HTMLElement): string {
  const attributes = [...host.attributes].map(({ name, value }) =>
    value ? ` ${name}="${value}"` : ` ${name}`,
  );
  const tag = host.localName;
  return `<${tag}> has no end tag (HTML ignores the slash of <${tag} … />), so that it contains what follows on the page. This is shown after the guide. Write <${tag}${attributes.join('')}></${tag}>.`;
}
