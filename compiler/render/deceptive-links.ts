/** Detection of links that lead elsewhere than they seem to: user names in URLs, texts that name another host, lookalike hosts. */
import { domainToUnicode } from 'node:url';
import type { Element, Nodes } from 'hast';
import { parse } from 'tldts';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';

/** Reports each link among `elements` whose reader would expect another target. */
export function reportDeceptiveLinks(elements: readonly Element[], file: VFile): void {
  for (const element of elements) {
    const { href, title, ariaLabel } = element.properties;
    if (element.tagName !== 'a' || typeof href !== 'string') continue;
    const target = readTarget(href);
    if (!target) continue;
    const labels = [labelOf(element), title, ariaLabel].filter((label) => typeof label === 'string');
    for (const { reason, hint } of findDeceptions(target, labels))
      report(file, element, 'deceptive-link', reason, hint);
  }
}

interface Deception {
  reason: string;
  hint: string;
}

interface Target {
  /** In Unicode. */
  host: string;
  /** The user name and password before an `@` in the URL. */
  credentials: string;
}

function findDeceptions({ host, credentials }: Target, labels: readonly string[]): Deception[] {
  const deceptions: Deception[] = [];
  if (credentials !== '') {
    const reason = `the link leads to ${host}: "${credentials}" before the @ is a user name`;
    deceptions.push({ reason, hint: 'remove everything between // and @ from the URL' });
  }
  const named = labels.map(hostNamedBy).find((name) => name !== undefined && !isSameSite(name, host));
  if (named !== undefined) {
    const reason = `the link leads to ${host}, but its text names ${named}`;
    deceptions.push({ reason, hint: 'name the site that it leads to, or describe the page in words' });
  }
  if (isLookalike(host)) {
    const reason = `the host ${host} mixes or imitates letters of other scripts`;
    deceptions.push({ reason, hint: 'check the URL, and type it again' });
  }
  return deceptions;
}

/** The host that a web or mail link leads to; undefined for other links. */
function readTarget(href: string): Target | undefined {
  const mail = /^mailto:[^@?]*@(?<host>[^?,;]+)/i.exec(href)?.groups?.['host'];
  if (mail !== undefined) return { host: toUnicode(mail), credentials: '' };
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return undefined;
  const { hostname, username, password } = new URL(href);
  return { host: toUnicode(hostname), credentials: password ? `${username}:${password}` : username };
}

/** The text of a link, with the alternative text of images in it. */
function labelOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties['alt'] ?? '');
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(labelOf).join('') : '';
}

/** A text that is nothing but a URL, a host or an e-mail address, with or without punctuation around it. */
const URL_TEXT =
  /^[\s\p{S}\p{Ps}\p{Pi}\p{Pf}"'„‚•·–—-]*(?<scheme>https?:\/\/|mailto:)?(?<user>[^\s/@]+@)?(?<host>[\p{L}\p{M}\p{N}_-]+(?:[.。][\p{L}\p{M}\p{N}_-]+)+)(?::\d+)?(?:[/?#]\S*)?[\s\p{S}\p{Pe}\p{Pi}\p{Pf}"'.,;:!?…•·–—-]*$/iu;

/** A URL or a host with `www.` among other words: `Log in at www.bank.example`. Without either it may be the name of a product. */
const URL_IN_TEXT =
  /(?:https?:\/\/(?:[^\s/@]+@)?|(?<![\p{L}\p{N}._-])(?=www\.))(?<host>[\p{L}\p{M}\p{N}_-]+(?:[.。][\p{L}\p{M}\p{N}_-]+)+)/iu;

/** Extensions of files that are top-level domains as well, and so make no domain of a name like `README.md`. */
const FILE_EXTENSIONS = ['cc', 'md', 'mov', 'pl', 'ps', 'py', 'rs', 'sh', 'so', 'zip'];

/** Top-level domains that no product spells in capitals, as `ASP.NET` and `Socket.IO` do. */
const NEVER_IN_CAPITALS = ['com', 'org'];

/** Top-level domains for documentation and tests (RFC 2606). */
const RESERVED = ['example', 'invalid', 'localhost', 'test'];

/** The host that a text names, in Unicode; undefined for other texts, among them names like `Node.js`, `ASP.NET`, `guide.pdf`. */
function hostNamedBy(label: string): string | undefined {
  const text = withoutDisguise(label);
  const { scheme, user, host } = URL_TEXT.exec(text)?.groups ?? {};
  if (host === undefined) return hostWithin(text);
  const name = toUnicode(host);
  if (scheme !== undefined || user !== undefined || /^www\./i.test(host)) return name;
  const written = host.split('.').at(-1) ?? '';
  const topLevel = written.toLowerCase();
  if (written !== topLevel && !NEVER_IN_CAPITALS.includes(topLevel)) return undefined;
  if (FILE_EXTENSIONS.includes(topLevel)) return undefined;
  return parse(name).isIcann || RESERVED.includes(topLevel) ? name : undefined;
}

function hostWithin(text: string): string | undefined {
  const host = URL_IN_TEXT.exec(text)?.groups?.['host'];
  return host === undefined ? undefined : toUnicode(host);
}

/** With the characters that browsers read in a host: no soft hyphens, and a full stop for each character that stands for one (UTS #46). */
function withoutDisguise(label: string): string {
  return label.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC');
}

/** Whether two hosts belong to one owner: they are equal but for `www.`, or have the same registrable domain. */
function isSameSite(a: string, b: string): boolean {
  const [first, second] = [a, b].map((host) => host.replace(/^www\./, ''));
  return first === second || domainOf(a) === domainOf(b);
}

/** The registrable domain, or the host where that is a public suffix itself, like `gov.uk`. */
function domainOf(host: string): string {
  return parse(host, { allowPrivateDomains: true }).domain ?? host;
}

function toUnicode(host: string): string {
  return domainToUnicode(host.replaceAll('。', '.')) || host.toLowerCase();
}

/** Cyrillic letters that look like Latin ones in most fonts. */
const LATIN_LOOKALIKE = /^[асԁеһіјӏорԛѕԝхуъЬьпгѵ\d-]+$/u;

/** Letters of phonetic alphabets, and signs that look like the slash or colon after a host: no name needs them. */
const NOT_IN_NAMES = /[\u0250-\u02ff\u1d00-\u1dbf\u2571\ua789\p{Sm}]/u;

/**
 * Whether a label of the host mixes scripts, has characters that no name needs, or is written in Cyrillic letters that look Latin
 * under a Latin top-level domain.
 */
function isLookalike(host: string): boolean {
  if (NOT_IN_NAMES.test(host)) return true;
  const labels = host.split('.');
  const isLatin = /^[a-z]+$/.test(labels.at(-1) ?? '');
  return labels.some((label) => {
    const scripts = [
      /\p{Script=Latin}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Cherokee}/u,
    ];
    if (scripts.filter((script) => script.test(label)).length > 1) return true;
    return isLatin && /\p{Script=Cyrillic}/u.test(label) && LATIN_LOOKALIKE.test(label);
  });
}
