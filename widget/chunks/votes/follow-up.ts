/** Form that asks why an answer wasn't helpful. */
import { html, type TemplateResult } from 'lit/html.js';
import { MAX_COMMENT_LENGTH, VOTE_REASONS } from '../../../schema/feedback.ts';
import type { ElementStrings } from '../../../schema/languages/element-strings.ts';
import { buttonName } from '../button-name.ts';
import type { SectionState } from '../section-state.ts';
import type { Vote, VoteState } from './vote-state.ts';

/** `send` sends a vote that says why. */
export function followUp(
  labels: ElementStrings['votes'],
  question: string,
  { reason: chosen, comment }: VoteState,
  set: SectionState<VoteState>['set'],
  send: (vote: Vote) => unknown,
): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    const text = comment.trim();
    if (chosen) send({ helpful: false, reason: chosen, ...(text && { comment: text }) });
  };
  // Chromium calls required radio buttons invalid before the reader has had a choice.
  return html`<form part="vote-form" @submit=${submit}>
    <fieldset>
      <legend>${labels.why}</legend>
      ${VOTE_REASONS.map(
        (reason) => html`<label
          ><input type="radio" name="reason" required aria-invalid="false" .checked=${reason === chosen} @change=${() => set({ reason })}> ${labels.reasons[reason]}</label
        >`,
      )}
    </fieldset>
    <label>${labels.comment}
      <textarea maxlength=${MAX_COMMENT_LENGTH} rows="2" .value=${comment} @input=${({ target }: InputEvent) => set({ comment: (target as HTMLTextAreaElement).value })}></textarea>
    </label>
    <div class="row"><button aria-label=${buttonName(labels.send, question)}>${labels.send}</button></div>
  </form>`;
}
