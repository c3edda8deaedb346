/** Actions below an answer: copy link, votes, reports. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import type { Guide, Section } from '../../guide.ts';
import { localize } from '../../locales/localize.ts';
import { acceptsPost } from '../accepts-post.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { buttonName } from '../button-name.ts';
import type { ChunkContext, ChunkHost } from '../chunk-host.ts';
import { sectionFragment } from '../section-fragment.ts';
import { sectionUrl } from './section-url.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** How long the confirmation of a copied link is shown (ms). */
const CONFIRMATION_MS = 4_000;

/** Where the API takes feedback on a section. */
const PATHS = {
  votes: ({ guide }: Guide, section: string) =>
    `v1/guides/${encodeURIComponent(guide)}/sections/${section}/votes`,
  reports: () => 'v1/reports',
};

export default function actions(context: ChunkContext, section: Section): TemplateResult {
  const { element, lang } = context;
  adoptStyles(element, styles);
  const { copyLink: label, copied } = localize(strings, lang);
  const copy = async ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const status = currentTarget.nextElementSibling;
    if (!status || !(await copyLink(element, section.id))) return;
    status.textContent = copied;
    setTimeout(() => {
      status.textContent = '';
    }, CONFIRMATION_MS);
  };
  return html`<div lang=${lang} dir=${directionOf(lang)}>
    ${feedback('votes', context, section)} ${feedback('reports', context, section)}
    <div><button part="copy-link" aria-label=${buttonName(label, section.heading)} @click=${copy}>${label}</button> <span role="status" data-text=${copied}></span></div>
  </div>`;
}

/** Votes or reports, once the API is known to accept them; nothing before, nor on a notice. One section is asked for all: hundreds may be open. */
function feedback(
  name: keyof typeof PATHS,
  context: ChunkContext,
  section: Section,
): TemplateResult | undefined {
  const { element, guide, get } = context;
  const urlOf = ({ id }: Section) => new URL(PATHS[name](guide, id), element.base);
  const first = guide.chapters.find(({ sections }) => sections[0])?.sections[0];
  if (!element[name] || !first || section.withdrawn) return undefined;
  if (!acceptsPost(urlOf(first).href, element)) return undefined;
  return get(name, element)?.(context, section, urlOf(section));
}

/**
 * Without a clipboard, as on a page without TLS, the address bar gets a URL that a reader can copy: that of this page, whatever `section-url`
 * says, since another one would leave the page.
 */
async function copyLink(element: ChunkHost, section: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(sectionUrl(element, section));
    return true;
  } catch {
    location.hash = sectionFragment(element, section);
    return false;
  }
}
