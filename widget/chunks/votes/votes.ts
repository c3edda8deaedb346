/** Votes below an answer: “Was this helpful?” */
import { html, type TemplateResult } from 'lit/html.js';
import { emit } from '../../events.ts';
import type { Section } from '../../guide.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { buttonName } from '../button-name.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { focusFrom } from '../form/focus.ts';
import { styles as formStyles } from '../form/styles.ts';
import { postJson } from '../post-json.ts';
import { sectionState } from '../section-state.ts';
import { followUp } from './follow-up.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';
import { INITIAL, type Vote } from './vote-state.ts';

export { setLit } from '../lit.ts';

const stateOf = sectionState(INITIAL);

/** `url` accepts the votes on `section`. A reader may vote again, and say why an answer wasn't helpful: the last vote counts. */
export default function votes(context: ChunkContext, section: Section, url: URL): TemplateResult {
  const { element, lang } = context;
  const { id, heading } = section;
  adoptStyles(element, formStyles);
  adoptStyles(element, styles);
  const labels = localize(strings, lang);
  const { get, set } = stateOf(context, id);
  const { vote, status, counted, isAsking } = get();
  const current = status === 'pending' ? vote?.helpful : counted;

  const send = async (next: Vote) => {
    const isPending = get().status === 'pending';
    set({ vote: next, status: 'pending' });
    // The loop below sends it: the API counts the vote that arrives last.
    if (isPending) return;
    let sent = next;
    let response = await postJson(url, sent);
    for (let latest = get().vote; latest && latest !== sent; latest = get().vote) {
      sent = latest;
      response = await postJson(url, sent);
    }
    if (!response?.ok) return set({ status: response?.status === 429 ? 'limited' : 'error' });
    const { helpful, reason } = sent;
    const isChanged = get().counted !== helpful;
    set({ status: 'success', counted: helpful });
    if (isChanged) emit(element, 'edge-faq-vote', { section: id, helpful });
    if (!reason) return;
    set({ isAsking: false });
    await focusFrom('[part=vote-form]', element, id, '[part=votes] + .below > p');
  };

  const choose = (helpful: boolean) => {
    const isAgain = helpful === current;
    set({ isAsking: !helpful && !(isAgain && isAsking) });
    if (!isAgain) void send({ helpful });
  };
  const button = (helpful: boolean, label: string) => html`<button
      part="vote" aria-label=${buttonName(label, heading)} aria-pressed=${current === helpful} @click=${() => choose(helpful)}
    >${label}</button>`;
  const message = {
    editing: '',
    // A line of its own at once, so that nothing moves when the response arrives.
    pending: '\xa0',
    success: labels.thanks,
    error: labels.failed,
    limited: labels.tooMany,
  };
  return html`<div part="votes" role="group" aria-label=${`${labels.question} ${heading}`}>
      <span>${labels.question}</span> ${button(true, labels.yes)} ${button(false, labels.no)}
    </div>
    <div class="below">
      <p role="status" tabindex="-1">${message[status]}</p>
      ${isAsking ? followUp(labels, heading, get(), set, send) : ''}
    </div>`;
}
