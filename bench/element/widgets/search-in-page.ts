/** A search as a reader makes it. Runs in the page. */

/** Types `query` into the first `field` and returns the time until the end of the frame that shows the first `result` (ms). */
export function searchInPage(options: { field: string; result: string; query: string }): Promise<number> {
  const find = (root: ParentNode, selector: string): HTMLElement | null =>
    root.querySelector<HTMLElement>(selector) ??
    [...root.querySelectorAll('*')].reduce<HTMLElement | null>(
      (found, { shadowRoot }) => found ?? (shadowRoot && find(shadowRoot, selector)),
      null,
    );
  const field = find(document, options.field);
  if (!(field instanceof HTMLInputElement)) throw new Error(`no ${options.field}`);
  const start = performance.now();
  field.focus();
  field.value = options.query;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return new Promise((resolve) => {
    const check = () => {
      const isShown = (find(document, options.result)?.getBoundingClientRect().height ?? 0) > 0;
      if (!isShown) {
        requestAnimationFrame(check);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(undefined);
    };
    requestAnimationFrame(check);
  });
}
