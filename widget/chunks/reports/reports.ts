/** ‘Report a problem’ below an answer: a button, and the form that it opens. */
import type { TemplateResult } from 'lit/html.js';
import { adopt } from '../adopt.ts';
import type { Lent } from '../parts.ts';
import { sectionStates } from '../section-states.ts';
import { type ReportKind, sendReport } from './send-report.ts';
import { stringsFor } from './strings.ts';
import { styles } from './styles.ts';

type State = { is: 'writing' | 'sending' | 'failed' } | { is: 'sent'; receipt: string };

const KINDS: readonly ReportKind[] = ['wrong', 'outdated', 'unclear', 'rights', 'other'];

const stateOf = sectionStates<State>();

/** `address` takes reports. What was written stays until it got through. */
export default function reports(lent: Lent, section: string, address: URL): TemplateResult {
  const { html, element, guide, lang } = lent;
  adopt(element, styles);
  const strings = stringsFor(lang);
  const { get, become } = stateOf(element, section);
  const state = get();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement) || get()?.is === 'sending') return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const kind = KINDS.find((each) => each === text('kind')) ?? 'other';
    const contact = text('contact');
    become({ is: 'sending' });
    const report = {
      guide: guide.guide,
      section,
      kind,
      message: text('message'),
      ...(contact && { contact }),
    };
    const receipt = await sendReport(address, report);
    become(receipt === undefined ? { is: 'failed' } : { is: 'sent', receipt });
  };
  const message =
    state?.is === 'sent' ? strings.sent + state.receipt : state?.is === 'failed' ? strings.failed : '';
  const open = state !== undefined && state.is !== 'sent';
  return html`<div part="reports">
    <button part="report" aria-expanded=${open} @click=${() => become(open ? undefined : { is: 'writing' })}>${strings.report}</button>
    ${open ? form(lent, strings, send, () => become(undefined)) : ''}
    <p role="status">${message}</p>
  </div>`;
}

function form(
  { html }: Lent,
  strings: ReturnType<typeof stringsFor>,
  send: (event: SubmitEvent) => Promise<void>,
  cancel: () => void,
): TemplateResult {
  return html`<form part="report-form" @submit=${send}>
    <label>${strings.kind}
      <select name="kind">${KINDS.map((kind) => html`<option value=${kind}>${strings.kinds[kind]}</option>`)}</select>
    </label>
    <label>${strings.message} <textarea name="message" required maxlength="2000" rows="4"></textarea></label>
    <label>${strings.contact} <input name="contact" maxlength="200" autocomplete="email"></label>
    <div class="row"><button>${strings.send}</button> <button type="button" @click=${cancel}>${strings.cancel}</button></div>
  </form>`;
}
