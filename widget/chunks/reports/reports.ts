/** Reports below an answer: a button, and the form that it opens. */
import { html, type TemplateResult } from 'lit/html.js';
import type { InterfaceStrings } from '../../locales/interface-strings.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { sectionState } from '../section-state.ts';
import { type ReportKind, sendReport } from './send-report.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** Undefined while the form is closed. */
type ReportState = { status: 'editing' | 'pending' | 'error' } | { status: 'success'; receipt: string };

const KINDS: readonly ReportKind[] = ['wrong', 'outdated', 'unclear', 'rights', 'other'];

const stateOf = sectionState<ReportState>();

/** `url` accepts reports. What a reader has written stays in the form until it is sent. */
export default function reports(context: ChunkContext, section: string, url: URL): TemplateResult {
  const { element, guide, lang } = context;
  adoptStyles(element, styles);
  const { report: label, sent, failed, ...labels } = localize(strings, lang);
  const { get, set } = stateOf(element, section);
  const state = get();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement) || get()?.status === 'pending') return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const kind = KINDS.find((each) => each === text('kind')) ?? 'other';
    const contact = text('contact');
    set({ status: 'pending' });
    const report = {
      guide: guide.guide,
      section,
      kind,
      message: text('message'),
      ...(contact && { contact }),
    };
    const receipt = await sendReport(url, report);
    set(receipt === undefined ? { status: 'error' } : { status: 'success', receipt });
  };
  const message =
    state?.status === 'success' ? sent + state.receipt : state?.status === 'error' ? failed : '';
  const open = state !== undefined && state.status !== 'success';
  return html`<div part="reports">
    <button part="report" aria-expanded=${open} @click=${() => set(open ? undefined : { status: 'editing' })}>${label}</button>
    ${open ? form(labels, send, () => set(undefined)) : ''}
    <p role="status">${message}</p>
  </div>`;
}

function form(
  labels: Pick<InterfaceStrings['reports'], 'kind' | 'kinds' | 'message' | 'contact' | 'send' | 'cancel'>,
  send: (event: SubmitEvent) => Promise<void>,
  cancel: () => void,
): TemplateResult {
  return html`<form part="report-form" @submit=${send}>
    <label>${labels.kind}
      <select name="kind">${KINDS.map((kind) => html`<option value=${kind}>${labels.kinds[kind]}</option>`)}</select>
    </label>
    <label>${labels.message} <textarea name="message" required maxlength="2000" rows="4"></textarea></label>
    <label>${labels.contact} <input name="contact" maxlength="200" autocomplete="email"></label>
    <div class="row"><button>${labels.send}</button> <button type="button" @click=${cancel}>${labels.cancel}</button></div>
  </form>`;
}
