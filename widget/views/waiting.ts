/** What is seen while the guide isn't there. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Guide } from '../../schema/guide.ts';
import type { GuideFault } from '../controllers/fetch-guide.ts';
import { en } from '../locales/en.ts';
import type { Strings } from '../locales/strings.ts';

/** `again`: a reader asked for it once more. */
export type State =
  | { is: 'loading'; again?: boolean }
  | { is: 'failed'; fault: GuideFault }
  | { is: 'ready'; guide: Guide };

/** Without `strings`, which may be on their way as well, nothing is said of loading. */
export function waiting(
  state: Exclude<State, { is: 'ready' }>,
  strings: Strings | undefined,
  retry: () => void,
): TemplateResult {
  const failed = state.is === 'failed';
  const { unavailable, notFound, retry: label } = strings ?? en;
  const lasting = failed && state.fault !== 'unavailable';
  const message = failed ? (lasting ? notFound : unavailable) : strings?.loading;
  const button =
    lasting || !(failed || state.again)
      ? nothing
      : html`<button part="retry" aria-disabled=${!failed} @click=${retry}>${label}</button>`;
  return html`<div part="waiting" class=${lasting ? '' : 'reserved'}>
    <slot name=${failed ? 'error' : 'loading'}><p part="status" role="status">${message}</p>${button}</slot>
    <slot></slot>
  </div>`;
}
