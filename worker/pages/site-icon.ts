/** Icon of a site without a logo: a question mark on the colour of its links. */
import type { Colours } from '../../schema/site.ts';

/** An SVG image. */
export function siteIcon({ accent }: Colours): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${accent}"/><path d="M11.5 12a4.5 4.5 0 1 1 6.6 4c-1.4.8-2.1 1.6-2.1 3.2" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="16" cy="24.2" r="1.9" fill="#fff"/></svg>`;
}
