/** Actions below an answer: copy link, votes, reports. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { acceptsPost } from './accepts-post.ts';
import { sectionUrl } from './section-url.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** How long the confirmation of a copied link is shown (ms). */
const CONFIRMATION_MS = 4_000;

export default function actions(context: ChunkContext, section: string): TemplateResult {
  const { element, guide, lang } = context;
  adoptStyles(element, styles);
  const { copyLink, copied } = localize(strings, lang);
  const copy = async ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const status = currentTarget.nextElementSibling;
    if (!status || !(await copyText(sectionUrl(element, section)))) return;
    status.textContent = copied;
    setTimeout(() => {
      status.textContent = '';
    }, CONFIRMATION_MS);
  };
  const sections = `v1/guides/${encodeURIComponent(guide.guide)}/sections`;
  return html`<div lang=${lang} dir=${directionOf(lang)}>
    ${element.votes ? feedback('votes', `${sections}/${section}/votes`, context, section) : ''}
    ${element.reports ? feedback('reports', 'v1/reports', context, section) : ''}
    <div><button part="copy-link" @click=${copy}>${copyLink}</button> <span role="status"></span></div>
  </div>`;
}

/** Votes or reports, once the API is known to accept them; nothing before. */
function feedback(
  name: 'votes' | 'reports',
  path: string,
  context: ChunkContext,
  section: string,
): TemplateResult | undefined {
  const { element, get } = context;
  const url = new URL(path, element.base);
  const update = () => element.requestUpdate();
  return acceptsPost(url, update) ? get(name, update)?.(context, section, url) : undefined;
}

/** Without a clipboard, as on a page without TLS, the URL goes to the address bar, where a reader can copy it. */
async function copyText(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    location.href = link;
    return false;
  }
}
