/** The row below an answer. */
import type { TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import { adopt } from '../adopt.ts';
import { onDemand } from '../on-demand.ts';
import type { Lent } from '../parts.ts';
import { linkTo } from './link-to.ts';
import { stringsFor } from './strings.ts';
import { styles } from './styles.ts';
import { takesPosts } from './supports.ts';

/** How long a reader is told that the address was copied (ms). */
const SHOWN = 4_000;

type Feedback = (lent: Lent, section: string, address: URL) => TemplateResult;

const { part } = onDemand<{ votes: Feedback; reports: Feedback }>({
  votes: () => import('../votes/votes.ts'),
  reports: () => import('../reports/reports.ts'),
});

export default function actions(lent: Lent, section: string): TemplateResult {
  const { html, element, guide, lang } = lent;
  adopt(element, styles);
  const strings = stringsFor(lang);
  const copy = async ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const status = currentTarget.nextElementSibling;
    if (!status || !(await copyLink(linkTo(element, section)))) return;
    status.textContent = strings.copied;
    setTimeout(() => {
      status.textContent = '';
    }, SHOWN);
  };
  const sections = `v1/guides/${encodeURIComponent(guide.guide)}/sections`;
  return html`<div lang=${lang} dir=${directionOf(lang)}>
    ${element.votes ? feedback('votes', `${sections}/${section}/votes`, lent, section) : ''}
    ${element.reports ? feedback('reports', 'v1/reports', lent, section) : ''}
    <div><button part="copy-link" @click=${copy}>${strings.copyLink}</button> <span role="status"></span></div>
  </div>`;
}

/** Loaded once it is known that the API takes it; nothing is seen of it before. */
function feedback(
  name: 'votes' | 'reports',
  path: string,
  lent: Lent,
  section: string,
): TemplateResult | undefined {
  const { element } = lent;
  const address = new URL(path, element.base);
  const again = () => element.requestUpdate();
  return takesPosts(address, again) ? part(name, again)?.(lent, section, address) : undefined;
}

/** Where there is no clipboard, as on a page without TLS, the address goes where a reader can take it from. */
async function copyLink(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    location.href = link;
    return false;
  }
}
