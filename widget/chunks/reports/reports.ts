/** Reports below an answer: a button, and the form that it opens. */
import { html, type TemplateResult } from 'lit/html.js';
import type { ElementStrings } from '../../../schema/languages/element-strings.ts';
import type { Section } from '../../guide.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { buttonName } from '../button-name.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { focusFrom } from '../form/focus.ts';
import { styles as formStyles } from '../form/styles.ts';
import { sectionState } from '../section-state.ts';
import { reportForm } from './report-form.ts';
import { type Draft, sendReport } from './send-report.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

interface ReportState {
  isOpen: boolean;
  draft: Draft;
  status: 'editing' | 'pending' | 'success' | 'error' | 'limited' | 'invalid';
  /** Fields that the API has refused. */
  invalid: readonly (keyof Draft)[];
  /** Of the report that was sent last. */
  receipt: string;
}

const EMPTY: Draft = { kind: 'inaccuracy', message: '', evidence: '', contact: '' };

const stateOf = sectionState<ReportState>({
  isOpen: false,
  draft: EMPTY,
  status: 'editing',
  invalid: [],
  receipt: '',
});

/** `url` accepts reports. What a reader has written stays in the form until it is sent, or discarded by “Cancel”. */
export default function reports(context: ChunkContext, section: Section, url: URL): TemplateResult {
  const { element, guide, lang } = context;
  const { id, heading } = section;
  adoptStyles(element, formStyles);
  adoptStyles(element, styles);
  const labels = localize(strings, lang);
  const { get, set } = stateOf(context, id);
  const state = get();
  const { isOpen, draft, invalid } = state;
  const focus = (selector: string) => focusFrom('[part=report-form]', element, id, selector);
  const close = (changes: Partial<ReportState> = {}) => {
    set({ isOpen: false, ...changes });
    return focus('[part=report]');
  };

  const send = async (event: Event) => {
    event.preventDefault();
    if (get().status === 'pending') return;
    set({ status: 'pending', invalid: [] });
    const sent = get().draft;
    const result = await sendReport(url, guide.guide, id, sent);
    set(result);
    // What was written meanwhile is another report.
    if (result.status === 'success' && get().draft === sent) set({ isOpen: false, draft: EMPTY });
    if (result.status === 'success' || result.status === 'invalid')
      await focus(`[part=report-form] [aria-invalid=true], [part=reports] > p`);
  };

  const messageId = `${id}:report`;
  return html`<button part="report" aria-label=${buttonName(labels.report, heading)} aria-expanded=${isOpen}
      @click=${() => set({ isOpen: !isOpen })}>${labels.report}</button>
    <div part="reports" class="below">
      ${
        isOpen
          ? reportForm({
              labels,
              question: heading,
              draft,
              invalid,
              messageId,
              onInput: (next) => set({ draft: next }),
              onSubmit: send,
              onCancel: () => close({ draft: EMPTY, status: 'editing', invalid: [] }),
              onEscape: () => close(),
            })
          : ''
      }
      <p role="status" id=${messageId} tabindex="-1">${message(labels, state, element.base, guide.locale)}</p>
    </div>`;
}

/** The receipt of an earlier report stays until another message takes its place. */
function message(
  labels: ElementStrings['reports'],
  { status, invalid, receipt }: ReportState,
  base: string,
  locale: string,
): TemplateResult | string {
  if (status === 'pending') return labels.sending;
  if (status === 'error') return labels.failed;
  if (status === 'limited') return labels.tooMany;
  if (status === 'invalid') return labels.refused + invalid.map((name) => labels[name]).join(' · ');
  if (!receipt) return '';
  const page = new URL(`reports/${encodeURIComponent(receipt)}`, base);
  page.searchParams.set('locale', locale);
  return html`${labels.sent}<bdi>${receipt}</bdi> <a href=${page.href} target="_blank" rel="noreferrer">${labels.follow}</a>`;
}
