/** What the page under measurement does: shows a guide by the element or by `innerHTML`, clicks a question, and opens all. */
import type { Guide } from '../../../schema/guide.ts';
import type { EdgeFaq } from '../../../widget/edge-faq.ts';

/** What the element makes of a guide. */
export interface Source {
  markup: string;
  css: string;
}

/** Acts by name; each resolves once what it has changed is on the screen. */
export interface Acts {
  /** Gets the guide ready, which isn't measured. */
  prepare(): Promise<void>;
  /** Shows the guide by the element, and returns its markup and styles, which another page shows natively. */
  source(): Promise<Source>;
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

/** Runs in the page, as text: it refers to nothing around it. With `source`, the guide is shown by its markup, else by the element. */
export function installActs(source?: Source): void {
  let root: ShadowRoot;
  let guide: Guide;
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
  const showNative = ({ markup, css }: Source) => {
    const shown = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shown.adoptedStyleSheets = [sheet];
    shown.innerHTML = markup;
    return shown;
  };
  const complete = async (shown: ShadowRoot) => {
    while (shown.querySelector('[part=answer]:empty'))
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  globalThis.acts = {
    async prepare() {
      guide = await (await fetch('guide.json')).json();
      (customElements.get('edge-faq') as typeof EdgeFaq).preload(guide);
    },
    async source() {
      const shown = await showElement();
      await complete(shown);
      const rules = shown.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
      return {
        markup: shown.innerHTML.replaceAll(/<!--.*?-->/g, ''),
        css: rules.map(({ cssText }) => cssText).join('\n'),
      };
    },
    async show() {
      root = source ? showNative(source) : await showElement();
      await frame();
    },
    complete: () => complete(root),
    async click() {
      root.querySelectorAll<HTMLElement>('[part=question]')[clicked]?.click();
      clicked += 1;
      await frame();
    },
    async openAll() {
      if (!source) (root.host as EdgeFaq).expandAll();
      else for (const each of root.querySelectorAll('details')) each.open = true;
      await frame();
    },
  };
}
