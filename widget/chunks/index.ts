/** Chunks of the element: loaded on demand, each with strings, styles and a byte budget of its own. Where one fails, the guide is shown without it. */
import { html, render } from 'lit/html.js';
import { logError } from '../log-error.ts';
import type { Chunks } from './chunk-host.ts';
import { lazy } from './lazy.ts';
import { importChunk } from './modules.ts';

export const { load, get, reset } = lazy<Chunks>(async (name, attempt) => {
  const chunk = await importChunk(name, attempt);
  chunk.setLit?.({ html, render });
  return guard(chunk.default);
});

/** A chunk that throws, or is none because something else is at its URL, renders nothing. Only strings are no function. */
function guard<Chunk>(chunk: Chunk): Chunk {
  if (typeof chunk === 'object') return chunk;
  const guarded = (...args: unknown[]): unknown => {
    try {
      return (chunk as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      logError(error);
      return undefined;
    }
  };
  return guarded as Chunk;
}
