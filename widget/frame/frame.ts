/** `/embed/frame?guide=…`: the element as a page of its own, for sites that take no script; its query sets the element's attributes. */
import type { EdgeFaq } from '../edge-faq.ts';
import { type FromFrame, readMessage } from './messages.ts';

const asked = new URL(location.href).searchParams;
const element = document.createElement('edge-faq');
// All that the element knows, but for where the API is: that is where this page came from.
const { observedAttributes = [] } = element.constructor as Partial<typeof EdgeFaq>;
for (const name of observedAttributes) {
  const value = name === 'src' ? null : asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
document.documentElement.lang = asked.get('locale') ?? navigator.language;

/** Anybody may embed the page, and what it tells is nothing that they couldn't know. */
const tell = (message: FromFrame) => parent.postMessage(message, '*');

function tellHeight(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ type: 'edge-faq-height', height: Math.ceil(height) });
}

/** The observer sleeps while the frame is off the screen. */
function tellLoaded(): void {
  tellHeight();
  if (element.content) tell({ type: 'edge-faq-load' });
}

function show(section: string): void {
  if (!element.show(section)) return;
  const shown = element.shadowRoot?.getElementById(section);
  if (shown) tell({ type: 'edge-faq-shown', top: shown.getBoundingClientRect().top + scrollY });
}

new ResizeObserver(tellHeight).observe(document.documentElement);
element.addEventListener('edge-faq-load', tellLoaded);
addEventListener('message', ({ source, data }) => {
  const message = source === parent ? readMessage(data) : undefined;
  if (message?.type === 'edge-faq-show') show(message.section);
  if (message?.type === 'edge-faq-ask') tellLoaded();
});

document.body.append(element);
