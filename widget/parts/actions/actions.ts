/** The row below an answer. */
import type { TemplateResult } from 'lit/html.js';
import { directionOf } from '../../page-locale.ts';
import { adopt } from '../adopt.ts';
import type { Lent } from '../parts.ts';
import { linkTo } from './link-to.ts';
import { stringsFor } from './strings.ts';
import { styles } from './styles.ts';

/** How long a reader is told that the address was copied (ms). */
const SHOWN = 4_000;

export default function actions({ html, element, lang }: Lent, section: string): TemplateResult {
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
  return html`<div lang=${lang} dir=${directionOf(lang)}>
    <button part="copy-link" @click=${copy}>${strings.copyLink}</button>
    <span role="status"></span>
  </div>`;
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
