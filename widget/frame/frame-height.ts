/**
 * `/embed/frame-height.js`, on the page around a frame: gives each frame of the element as much height as its page takes, and leads
 * into it where the page's own address names a section.
 */
import { readMessage, type ShowMessage } from './messages.ts';

/** Frames are those of the worker that this script comes from. */
const { origin } = new URL(import.meta.url);

addEventListener('message', (event) => {
  const message = event.origin === origin ? readMessage(event.data) : undefined;
  const frame = [...document.querySelectorAll('iframe')].find(
    ({ contentWindow }) => contentWindow === event.source,
  );
  if (!message || !frame) return;
  if (message.type === 'edge-faq-height') frame.height = String(message.height);
  if (message.type === 'edge-faq-load') lead(frame);
  if (message.type === 'edge-faq-shown')
    scrollTo({ top: frame.getBoundingClientRect().top + scrollY + message.top });
});

addEventListener('hashchange', () => {
  for (const frame of document.querySelectorAll('iframe')) lead(frame);
});

function lead({ contentWindow }: HTMLIFrameElement): void {
  const message: ShowMessage = { type: 'edge-faq-show', section: location.hash.slice(1) };
  if (message.section) contentWindow?.postMessage(message, origin);
}
