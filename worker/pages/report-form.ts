/** Form by which a reader reports content without the element. */
import { html } from 'hono/html';
import { REPORT_KIND_CHOICES, REPORT_LIMITS, type ReportKind } from '../../schema/feedback.ts';
import type { Html } from './page-props.ts';
import type { Interface } from './strings/index.ts';

export const REPORT_FIELDS = ['kind', 'message', 'evidence', 'contact'] as const;

export type ReportField = (typeof REPORT_FIELDS)[number];

/** Name of a field that only programs fill. */
export const HONEYPOT = 'homepage';

/** What is to be corrected. */
export interface Fault {
  /** Absent for what no single field is to blame for. */
  field?: ReportField;
  text: string;
}

interface ReportFormProps {
  ui: Interface;
  /** Path and query that the form is sent to. */
  action: string;
  token: string;
  values: Partial<Record<ReportField, string>>;
  faults: readonly Fault[];
  turnstileKey: string | undefined;
}

/** The form, with what was written; if it has faults, a list of them is focused. */
export function reportForm({ ui, action, token, values, faults, turnstileKey }: ReportFormProps): Html {
  const { strings } = ui;
  const field = (name: ReportField, label: string, control: (attributes: Html) => Html) => {
    const fault = faults.find((each) => each.field === name);
    const described = fault ? html` aria-invalid="true" aria-describedby="${name}-fault"` : '';
    return html`<p><label for="${name}">${label}</label>${fault ? html`<strong class="fault" id="${name}-fault">${fault.text}</strong>` : ''}${control(html`id="${name}" name="${name}"${described}`)}</p>`;
  };
  const option = (kind: ReportKind) =>
    html`<option value="${kind}"${values.kind === kind ? html` selected` : ''}>${strings.reportKinds[kind]}</option>`;
  return html`<form class="report" method="post" action="${action}" enctype="multipart/form-data" accept-charset="utf-8">
${summary(strings.reportFaults, faults)}
${field('kind', strings.reportKind, (attributes) => html`<select ${attributes} required><option value=""></option>${REPORT_KIND_CHOICES.map(option)}</select>`)}
${field(
  'message',
  strings.reportMessage,
  (
    attributes,
  ) => html`<textarea ${attributes} rows="6" maxlength="${REPORT_LIMITS.message}" required dir="auto">
${values.message ?? ''}</textarea>`,
)}
${field('evidence', strings.reportEvidence, (attributes) => html`<input ${attributes} type="url" maxlength="${REPORT_LIMITS.evidence}" placeholder="https://" value="${values.evidence ?? ''}">`)}
${field('contact', strings.reportContact, (attributes) => html`<input ${attributes} type="text" maxlength="${REPORT_LIMITS.contact}" autocomplete="email" dir="auto" value="${values.contact ?? ''}">`)}
<p class="trap" aria-hidden="true"><input type="text" name="${HONEYPOT}" tabindex="-1" autocomplete="off"></p>
<input type="hidden" name="token" value="${token}">
${turnstileKey === undefined ? '' : html`<div class="cf-turnstile" data-sitekey="${turnstileKey}" data-language="${ui.lang.toLowerCase()}"></div><noscript><p>${strings.reportCheck}</p></noscript><script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>`}
<p><button type="submit">${strings.reportSend}</button></p>
</form>`;
}

/** What is to be corrected, with links to the fields. */
function summary(heading: string, faults: readonly Fault[]): Html | '' {
  if (faults.length === 0) return '';
  const items = faults.map(({ field, text }) =>
    field === undefined ? html`<li>${text}</li>` : html`<li><a href="#${field}">${text}</a></li>`,
  );
  return html`<div class="note" role="alert" tabindex="-1" autofocus><h2>${heading}</h2><ul>${items}</ul></div>`;
}
