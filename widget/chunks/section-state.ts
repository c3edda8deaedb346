/** State that a chunk keeps for each section of an element, for as long as the element exists. */
import type { ChunkHost } from './chunk-host.ts';

/** The state of one section; undefined at first. Setting it updates the element. */
export interface SectionState<State> {
  get(): State | undefined;
  set(state: State | undefined): void;
}

export function sectionState<State>(): (element: ChunkHost, section: string) => SectionState<State> {
  const all = new WeakMap<ChunkHost, Map<string, State | undefined>>();
  return (element, section) => {
    const states = all.get(element) ?? new Map<string, State | undefined>();
    all.set(element, states);
    return {
      get: () => states.get(section),
      set(state) {
        states.set(section, state);
        element.requestUpdate();
      },
    };
  };
}
