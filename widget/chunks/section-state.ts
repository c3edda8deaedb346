/** State that a chunk keeps for each section of a guide in an element, for as long as the element exists. */
import type { ChunkContext, ChunkHost } from './chunk-host.ts';

export interface SectionState<State> {
  get(): State;
  /** Merges `changes` into the state, and updates the element. */
  set(changes: Partial<State>): void;
}

/** State that is `initial` at first, and outlives a change of language, new revisions, and the closing of the section. */
export function sectionState<State>(
  initial: State,
): (context: Pick<ChunkContext, 'element' | 'guide'>, section: string) => SectionState<State> {
  const all = new WeakMap<ChunkHost, Map<string, State>>();
  return ({ element, guide }, section) => {
    const states = all.get(element) ?? new Map<string, State>();
    all.set(element, states);
    const key = `${guide.guide}/${section}`;
    const get = () => states.get(key) ?? initial;
    return {
      get,
      set(changes) {
        states.set(key, { ...get(), ...changes });
        element.requestUpdate();
      },
    };
  };
}
