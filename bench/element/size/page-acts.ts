/** What the page under measurement does: shows a guide by the element or by `innerHTML`, clicks a question, and opens all. */
import type { Guide } from '../../../schema/guide.ts';
import type { EdgeFaq } from '../../../widget/edge-faq.ts';

export type Subject = 'element' | 'native';

/** Acts by name; each resolves once what it has changed is on the screen. */
export interface Acts {
  /** Gets the guide and the markup ready, which isn't measured. */
  prepare(): Promise<void>;
  /** Shows the guide: the element renders further answers afterwards. */
  show(): Promise<void>;
  /** Resolves once all answers are in the page. */
  complete(): Promise<void>;
  /** Opens a further section. */
  click(): Promise<void>;
  openAll(): Promise<void>;
}

declare global {
  var acts: Acts | undefined;
}

/** Runs in the page, as text: it refers to nothing around it. */
export function installActs(subject: Subject): void {
  let root: ShadowRoot;
  let guide: Guide;
  let markup = '';
  let sheets: CSSStyleSheet[] = [];
  let clicked = 10;
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const showElement = async () => {
    const element = Object.assign(document.createElement('edge-faq'), { guide: guide.guide }) as EdgeFaq;
    const shown = new Promise((resolve) =>
      element.addEventListener('edge-faq-load', resolve, { once: true }),
    );
    document.body.append(element);
    await shown;
    return element.shadowRoot as ShadowRoot;
  };
  const complete = async (shown: ShadowRoot) => {
    while (shown.querySelector('[part=answer]:empty'))
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  globalThis.acts = {
    async prepare() {
      guide = await (await fetch('guide.json')).json();
      (customElements.get('edge-faq') as typeof EdgeFaq).preload(guide);
      if (subject === 'element') return;
      const source = await showElement();
      await complete(source);
      markup = source.innerHTML.replaceAll(/<!--.*?-->/g, '');
      sheets = source.adoptedStyleSheets;
      source.host.remove();
    },
    async show() {
      if (subject === 'element') root = await showElement();
      else {
        root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = sheets;
        root.innerHTML = markup;
      }
      await frame();
    },
    complete: () => complete(root),
    async click() {
      root.querySelectorAll<HTMLElement>('[part=question]')[clicked]?.click();
      clicked += 1;
      await frame();
    },
    async openAll() {
      if (subject === 'element') (root.host as EdgeFaq).expandAll();
      else for (const each of root.querySelectorAll('details')) each.open = true;
      await frame();
    },
  };
}
