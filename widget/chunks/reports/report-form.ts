/** Form of a report. */
import { html, type TemplateResult } from 'lit/html.js';
import { REPORT_KIND_CHOICES, REPORT_LIMITS } from '../../../schema/feedback.ts';
import type { ElementStrings } from '../../../schema/languages/element-strings.ts';
import { buttonName } from '../button-name.ts';
import type { Draft } from './send-report.ts';

interface FormProps {
  labels: ElementStrings['reports'];
  /** The question that the report is about. */
  question: string;
  draft: Draft;
  /** Fields that the API has refused. */
  invalid: readonly (keyof Draft)[];
  /** Id of the message that says so. */
  messageId: string;
  onInput: (draft: Draft) => void;
  onSubmit: (event: Event) => void;
  onCancel: () => void;
  onEscape: () => void;
}

/** Fields show the draft, so that what is filled in outlives them. */
export function reportForm(props: FormProps): TemplateResult {
  const { labels, question, draft, invalid, messageId } = props;
  const input = ({ target }: Event) => {
    const { name, value } = target as HTMLInputElement;
    props.onInput({ ...draft, [name]: value });
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // A dialog of the page around the form stays open.
    event.preventDefault();
    event.stopPropagation();
    props.onEscape();
  };
  const isInvalid = (name: keyof Draft) => invalid.includes(name);
  const describedBy = (name: keyof Draft) => (isInvalid(name) ? messageId : '');
  return html`<form part="report-form" aria-label=${buttonName(labels.report, question)}
      @submit=${props.onSubmit} @input=${input} @keydown=${keydown}>
    <label>${labels.kind}
      <select name="kind" aria-invalid=${isInvalid('kind')} aria-describedby=${describedBy('kind')}>
        ${REPORT_KIND_CHOICES.map((kind) => html`<option value=${kind} .selected=${kind === draft.kind}>${labels.kinds[kind]}</option>`)}
      </select>
    </label>
    <label>${labels.message}
      <textarea name="message" required maxlength=${REPORT_LIMITS.message} rows="4" .value=${draft.message}
        aria-invalid=${isInvalid('message')} aria-describedby=${describedBy('message')}></textarea>
    </label>
    <label>${labels.evidence}
      <input name="evidence" type="url" dir="ltr" pattern="[Hh][Tt]{2}[Pp][Ss]://.*" placeholder="https://" title="https://…" maxlength=${REPORT_LIMITS.evidence} .value=${draft.evidence}
        aria-invalid=${isInvalid('evidence')} aria-describedby=${describedBy('evidence')}>
    </label>
    <label>${labels.contact}
      <input name="contact" maxlength=${REPORT_LIMITS.contact} autocomplete="email" .value=${draft.contact}
        aria-invalid=${isInvalid('contact')} aria-describedby=${describedBy('contact')}>
    </label>
    <div class="row">
      <button aria-label=${buttonName(labels.send, question)}>${labels.send}</button>
      <button type="button" aria-label=${buttonName(labels.cancel, question)} @click=${props.onCancel}>${labels.cancel}</button>
    </div>
  </form>`;
}
