/**
 * `/embed/frame-height.js`, on the page around a frame: gives each frame of the element as much height as its page takes, and leads
 * into it where the page's own address names a section.
 */
import { type AskMessage, readMessage, type ShowMessage } from './messages.ts';

/** Frames are those of the worker that this script comes from. */
const { origin } = new URL(import.meta.url);

const ASK: AskMessage = { type: 'edge-faq-ask' };

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/frame`));

addEventListener('message', (event) => {
  const message = event.origin === origin ? readMessage(event.data) : undefined;
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (!message || !frame) return;
  if (message.type === 'edge-faq-height') frame.height = String(message.height);
  if (message.type === 'edge-faq-load') lead(frame);
  if (message.type === 'edge-faq-shown')
    scrollTo({ top: frame.getBoundingClientRect().top + scrollY + message.top });
});

addEventListener('hashchange', () => frames().forEach(lead));

// While a frame is on its way its window is of no origin yet; whoever gets this learns nothing.
for (const { contentWindow } of frames()) contentWindow?.postMessage(ASK, '*');

/** What stands in the page's address is told to our own frames only. */
function lead({ contentWindow }: HTMLIFrameElement): void {
  const message: ShowMessage = { type: 'edge-faq-show', section: location.hash.slice(1) };
  if (message.section) contentWindow?.postMessage(message, origin);
}
