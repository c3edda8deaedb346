/** Status view: shown while the guide is loading or can't be shown. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GuideState } from '../controllers/guide-controller.ts';
import { english } from '../locales/bundled-strings.ts';
import type { StatusStrings } from '../locales/status-strings.ts';

/**
 * Without `strings`, which are loading as well or have failed to, there is no message while the guide is loading. `notice` stands in the
 * place of a withdrawn guide; a page can replace the other messages only. `fallback` is the slot of the fallback content.
 */
export function statusView(
  state: GuideState,
  strings: StatusStrings | undefined,
  onRetry: () => void,
  notice: TemplateResult | undefined,
  fallback: unknown,
): TemplateResult {
  const isError = state.status === 'error';
  const { unavailable, notFound, retry: label } = strings ?? english;
  const isPermanent = isError && state.fault !== 'unavailable';
  const message = isError ? (isPermanent ? notFound : unavailable) : strings?.loading;
  const button =
    isPermanent || !(isError || state.isRetry)
      ? nothing
      : html`<button part="retry" aria-disabled=${!isError} @click=${onRetry}>${label}</button>`;
  return html`<div part="waiting" class=${isPermanent ? '' : 'reserved'}>
    ${notice ?? html`<slot name=${isError ? 'error' : 'loading'}><p part="status" role="status">${message}</p>${button}</slot>`}
    ${fallback}
  </div>`;
}
