/** Links to other sites, for people. */
import type { ExternalLink } from '../../compiler/render/links.ts';
import { count } from './text.ts';

/** A line for each address, and under it one for each place where it stands; `links` come by address. */
export function listLinks(links: readonly ExternalLink[]): string {
  return links
    .flatMap(({ address, path, line, column }, i) => [
      ...(links[i - 1]?.address === address ? [] : [address]),
      `  ${path}:${line}:${column}`,
    ])
    .join('\n');
}

/** `7 links to 3 other sites`. */
export function countLinks(links: readonly ExternalLink[]): string {
  const sites = new Set(links.map(({ address }) => siteOf(address)));
  return `${count(links.length, 'link')} to ${count(sites.size, 'other site')}`;
}

/** The host; an address that has none is a site by itself. */
function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
