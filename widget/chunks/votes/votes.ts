/** Votes below an answer: “Was this helpful?” */
import { html, type TemplateResult } from 'lit/html.js';
import { emit } from '../../events.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { postJson } from '../post-json.ts';
import { sectionState } from '../section-state.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** A reader's vote on a section, and the status of its request. */
interface Vote {
  helpful: boolean;
  status: 'pending' | 'success' | 'error';
}

const voteOf = sectionState<Vote>();

/** `url` accepts the votes on `section`. A reader may vote again: the last vote counts. */
export default function votes({ element, lang }: ChunkContext, section: string, url: URL): TemplateResult {
  adoptStyles(element, styles);
  const { question, yes, no, thanks, failed } = localize(strings, lang);
  const { get, set } = voteOf(element, section);
  const vote = get();
  const send = async (helpful: boolean) => {
    if (get()?.status === 'pending') return;
    set({ helpful, status: 'pending' });
    const isSent = (await postJson(url, { helpful }))?.ok;
    set({ helpful, status: isSent ? 'success' : 'error' });
    if (isSent) emit(element, 'edge-faq-vote', { section, helpful });
  };
  const button = (helpful: boolean) => html`<button
      part="vote" aria-pressed=${vote?.helpful === helpful && vote.status !== 'error'} @click=${() => send(helpful)}
    >${helpful ? yes : no}</button>`;
  const message = { pending: '', success: thanks, error: failed };
  return html`<div part="votes" role="group" aria-label=${question}>
    <span>${question}</span> ${button(true)} ${button(false)}
    <span role="status">${vote ? message[vote.status] : ''}</span>
  </div>`;
}
