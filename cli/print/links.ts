/** Terminal output of external links. */
import type { ExternalLink } from '../../compiler/render/links.ts';
import { formatCount } from './count.ts';

/** One line a URL, followed by one line for each place that links to it; `links` are sorted by URL. */
export function formatLinks(links: readonly ExternalLink[]): string {
  return links
    .flatMap(({ address, path, line, column }, i) => [
      ...(links[i - 1]?.address === address ? [] : [address]),
      `  ${path}:${line}:${column}`,
    ])
    .join('\n');
}

/** `7 links to 3 other sites`. */
export function formatLinkCount(links: readonly ExternalLink[]): string {
  const sites = new Set(links.map(({ address }) => siteOf(address)));
  return `${formatCount(links.length, 'link')} to ${formatCount(sites.size, 'other site')}`;
}

/** The host of the URL; an invalid URL counts as a site of its own. */
function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
