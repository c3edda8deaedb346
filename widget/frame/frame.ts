/**
 * Script of the framed page (`/embed/frame?guide=…`), for sites that allow no script of others; the query sets the element's attributes. Those
 * by which readers send something have an effect at `/embed/frame/feedback` only, whose policy says which pages may frame it.
 */
import type { EdgeFaq } from '../edge-faq.ts';
import { type FrameMessage, parseMessage } from './messages.ts';

const query = new URL(location.href).searchParams;
const element = document.createElement('edge-faq');
const { observedAttributes = [] } = element.constructor as Partial<typeof EdgeFaq>;
const feedback = ['votes', 'reports', 'count-searches'];
// Not `src`: the API is where this page came from.
const takesFeedback = location.pathname.endsWith('/feedback');
const excluded = ['src', ...(takesFeedback ? [] : feedback)];
// Without it, a search that finds no answer offers to report that.
element.toggleAttribute('data-read-only', !takesFeedback);
for (const name of [...observedAttributes, 'count-searches', 'keep-url', 'remember']) {
  const value = excluded.includes(name) ? null : query.get(name);
  if (value !== null) element.setAttribute(name, value);
}
document.documentElement.lang = query.get('locale') ?? navigator.language;

/** Any page may embed the frame, and the messages contain no private data. */
const post = (message: FrameMessage) => parent.postMessage(message, '*');

function postHeight(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  post({ type: 'edge-faq-height', height: Math.ceil(height) });
}

/** ResizeObserver doesn't run while the frame is off the screen. */
function postLoaded(): void {
  postHeight();
  if (element.content) post({ type: 'edge-faq-load' });
}

function show(section: string): void {
  if (!element.show(section)) return;
  const shown = element.shadowRoot?.getElementById(section);
  if (!shown) return;
  const question = shown.querySelector('summary');
  if (question && !question.matches(':focus-visible')) outline(question);
  post({ type: 'edge-faq-shown', top: shown.getBoundingClientRect().top + scrollY });
}

/**
 * Outlines what the link leads to, until the reader uses the frame. Before that, WebKit leaves the focus where it is, and after a click,
 * engines hide its ring.
 */
function outline({ part }: Element): void {
  part.add('shown');
  for (const type of ['keydown', 'pointerdown', 'blur'])
    addEventListener(type, () => part.remove('shown'), { once: true });
}

new ResizeObserver(postHeight).observe(document.documentElement);
element.addEventListener('edge-faq-load', postLoaded);
addEventListener('message', ({ source, data }) => {
  const message = source === parent ? parseMessage(data) : undefined;
  if (message?.type === 'edge-faq-show') show(message.section);
  if (message?.type === 'edge-faq-ask') postLoaded();
});

document.body.append(element);
