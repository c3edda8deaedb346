/** ‘Was this helpful?’ below an answer. */
import type { TemplateResult } from 'lit/html.js';
import { announce } from '../../events.ts';
import { adopt } from '../adopt.ts';
import type { Lent } from '../parts.ts';
import { postJson } from '../post-json.ts';
import { sectionStates } from '../section-states.ts';
import { stringsFor } from './strings.ts';
import { styles } from './styles.ts';

/** What a reader said of a section, and whether that got through. */
interface Vote {
  helpful: boolean;
  state: 'sending' | 'sent' | 'failed';
}

const voteOf = sectionStates<Vote>();

/** `address` takes the votes of `section`. A reader may change their mind: the last vote counts. */
export default function votes({ html, element, lang }: Lent, section: string, address: URL): TemplateResult {
  adopt(element, styles);
  const strings = stringsFor(lang);
  const { get, become } = voteOf(element, section);
  const vote = get();
  const send = async (helpful: boolean) => {
    if (get()?.state === 'sending') return;
    become({ helpful, state: 'sending' });
    const sent = (await postJson(address, { helpful }))?.ok;
    become({ helpful, state: sent ? 'sent' : 'failed' });
    if (sent) announce(element, 'edge-faq-vote', { section, helpful });
  };
  const button = (helpful: boolean) => html`<button
      part="vote" aria-pressed=${vote?.helpful === helpful && vote.state !== 'failed'} @click=${() => send(helpful)}
    >${helpful ? strings.yes : strings.no}</button>`;
  const message = { sending: '', sent: strings.thanks, failed: strings.failed };
  return html`<div part="votes" role="group" aria-label=${strings.question}>
    <span>${strings.question}</span> ${button(true)} ${button(false)}
    <span role="status">${vote ? message[vote.state] : ''}</span>
  </div>`;
}
