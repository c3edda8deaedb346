/** Modules loaded on demand. Where one can't be loaded, the guide is shown without it. */
import { html, render } from 'lit/html.js';
import type { Lit } from './lit.ts';

/** A chunk: its default export is used; one with templates takes the host's Lit. */
interface Chunk<T> {
  default: T;
  setLit?(lit: Lit): void;
}

type Loaders<T> = { [N in keyof T]: () => Promise<Chunk<T[N]>> };

export interface Lazy<T> {
  /** Resolves once the module is loaded or has failed to. */
  load<N extends keyof T>(name: N): Promise<void>;
  /** The module's default export; undefined while it is loading, and `onLoad` is called then. */
  get<N extends keyof T>(name: N, onLoad: () => void): T[N] | undefined;
}

/**
 * Loads modules by name, each once.
 *
 * @example
 * ```ts
 * const { get } = lazy<{ toolbar: Toolbar }>({ toolbar: () => import('./toolbar/toolbar.ts') });
 * get('toolbar', () => this.requestUpdate())?.(context);
 * ```
 */
export function lazy<T>(loaders: Loaders<T>): Lazy<T> {
  const loaded: Partial<T> = {};
  const load = async <N extends keyof T>(name: N): Promise<void> => {
    await loaders[name]().then(
      (chunk) => {
        chunk.setLit?.({ html, render });
        loaded[name] = chunk.default;
      },
      () => {},
    );
  };
  return {
    load,
    get(name, onLoad) {
      if (!loaded[name]) load(name).then(() => loaded[name] && onLoad());
      return loaded[name];
    },
  };
}
