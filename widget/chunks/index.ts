/** Chunks of the element: loaded on demand, each with strings, styles and a byte budget of its own. Where one fails, the guide is shown without it. */
import { html, render } from 'lit/html.js';
import type { Chunks } from './chunk-host.ts';
import { lazy } from './lazy.ts';
import { importChunk } from './modules.ts';

export const { load, get } = lazy<Chunks>(async (name) => {
  const chunk = await importChunk(name);
  chunk.setLit?.({ html, render });
  return chunk.default;
});
