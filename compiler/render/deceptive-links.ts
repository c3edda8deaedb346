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
  const named = labels.map((label) => findOtherHost(label, host)).find((name) => name !== undefined);
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

/** A host that `label` names where none of those that it names is `target`. */
function findOtherHost(label: string, target: string): string | undefined {
  const hosts = hostsNamedBy(label);
  const isNamed = hosts.some((readings) => readings.some((reading) => isSameSite(reading, target)));
  return isNamed ? undefined : hosts[0]?.at(-1);
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

/** Each URL, host or e-mail address in a text, to the end of its path. Not the name of an account, like `@user.dev`, nor a path. */
const HOST_IN_TEXT =
  /(?<![\p{L}\p{M}\p{N}_@/\\-])(?<scheme>(?:[a-z][a-z\d+.-]{0,20}:)?\/\/)?(?<user>[^\s/@]{1,64}@)?(?<host>[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+)(?::\d+)?(?:[/?#]\S*)?/giu;

/** Extensions of files that are top-level domains as well, and so make no domain of a name like `README.md`. */
const FILE_EXTENSIONS = ['cc', 'md', 'mov', 'pl', 'ps', 'py', 'rs', 'sh', 'so', 'zip'];

/** Names of files that are hosts as well. */
const FILE_NAMES = ['read.me'];

/** Top-level domains for documentation and tests (RFC 2606). */
const RESERVED = ['example', 'invalid', 'localhost', 'test'];

/** Top-level domains that no product spells in capitals, as `ASP.NET` and `Socket.IO` do. */
const NEVER_IN_CAPITALS = ['com', 'org', ...RESERVED];

/**
 * The hosts that a text names, in Unicode, each with all ways to read it; not names like `Node.js`, `ASP.NET`, `guide.pdf`. A question
 * leads to its answer, not to a site that it names without `www.` or `https://`.
 */
function hostsNamedBy(label: string): string[][] {
  const text = withoutDisguise(label);
  const isQuestion = /\S\s.*\?\s*$/s.test(text);
  return [...text.matchAll(HOST_IN_TEXT)].flatMap(({ 0: match, groups }): string[][] => {
    const { scheme, user, host = '' } = groups ?? {};
    if (scheme !== undefined || /^www\./i.test(host)) return [[toUnicode(host)]];
    // Among other words, four numbers are a version.
    if (parse(host).isIp && match.length === text.trim().length) return [[host]];
    if (isQuestion && user === undefined) return [];
    const names = readingsOf(host).filter(isPublicHost).map(toUnicode);
    return names.length > 0 ? [names] : [];
  });
}

/** Scripts without spaces may have words right before and after a host: `在bank.example登录`. */
function readingsOf(host: string): string[] {
  return [host, ...host.split(/\p{Lo}+/u).filter((run) => run !== host && /^[^.].*\.[^.]+$/.test(run))];
}

/** Whether a name with a full stop, without `https://` before it, is meant as a host. */
function isPublicHost(host: string): boolean {
  const written = host.split('.').at(-1) ?? '';
  const topLevel = written.toLowerCase();
  if (written !== topLevel && !NEVER_IN_CAPITALS.includes(topLevel)) return false;
  if (FILE_EXTENSIONS.includes(topLevel) || FILE_NAMES.includes(host.toLowerCase())) return false;
  return parse(toUnicode(host)).isIcann === true || RESERVED.includes(topLevel);
}

/** With the characters that browsers read in a host: no soft hyphens, and a full stop for each character that stands for one (UTS #46). */
function withoutDisguise(label: string): string {
  return label
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replaceAll(/(?<=\S)。(?=\S)/gu, '.');
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
  return domainToUnicode(host) || host.toLowerCase();
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
