/** Lit as the entry script has it: in a bundled chunk, imports of `lit/html.js` resolve to this module, which the loader fills. */
import type * as lit from 'lit/html.js';

/** Lit exports that chunks use. */
export type Lit = Pick<typeof lit, 'html' | 'render'>;

export let html: Lit['html'];
export let render: Lit['render'];

/** Called by the loader once the chunk has arrived; every chunk with templates exports it. */
export function setLit(host: Lit): void {
  ({ html, render } = host);
}
