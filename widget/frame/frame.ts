/** `/embed/frame?guide=…`: the element as a page of its own, for sites that take no script; its query sets the element's attributes. */
import { ATTRIBUTES, type FromFrame, readMessage } from './messages.ts';

const asked = new URL(location.href).searchParams;
const element = document.createElement('edge-faq');
for (const name of ATTRIBUTES) {
  const value = asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
document.documentElement.lang = asked.get('locale') ?? navigator.language;

/** Anybody may embed the page, and what it tells is nothing that they couldn't know. */
const tell = (message: FromFrame) => parent.postMessage(message, '*');

new ResizeObserver(() => {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ type: 'edge-faq-height', height: Math.ceil(height) });
}).observe(document.documentElement);

element.addEventListener('edge-faq-load', () => tell({ type: 'edge-faq-load' }));

addEventListener('message', ({ source, data }) => {
  const message = readMessage(data);
  if (source !== parent || message?.type !== 'edge-faq-show') return;
  if (!element.show(message.section)) return;
  const shown = element.shadowRoot?.getElementById(message.section);
  if (shown) tell({ type: 'edge-faq-shown', top: shown.getBoundingClientRect().top + scrollY });
});

document.body.append(element);
