/**
 * Script of the page around a frame (`/embed/frame-height.js`): sets each frame's height to that of its content, and passes on the
 * section that the fragment of the page's URL names.
 */
import { parseMessage, type QueryMessage, type ShowMessage } from './messages.ts';

/** Origin of the frames: the worker that serves this script. */
const { origin } = new URL(import.meta.url);

const QUERY: QueryMessage = { type: 'edge-faq-ask' };

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/frame`));

addEventListener('message', (event) => {
  const message = event.origin === origin ? parseMessage(event.data) : undefined;
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (!message || !frame) return;
  if (message.type === 'edge-faq-height') frame.height = String(message.height);
  if (message.type === 'edge-faq-load') reveal(frame);
  if (message.type === 'edge-faq-shown')
    scrollTo({ top: frame.getBoundingClientRect().top + scrollY + message.top });
});

addEventListener('hashchange', () => frames().forEach(reveal));

// A frame that is still loading has no origin yet; the message contains no private data.
for (const { contentWindow } of frames()) contentWindow?.postMessage(QUERY, '*');

/** The fragment is sent to our own frames only. */
function reveal({ contentWindow }: HTMLIFrameElement): void {
  const message: ShowMessage = { type: 'edge-faq-show', section: location.hash.slice(1) };
  if (message.section) contentWindow?.postMessage(message, origin);
}
