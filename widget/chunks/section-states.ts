/** What a part remembers of each section of an element, for as long as the element is there. */
import type { Lender } from './parts.ts';

/** The state of one section: undefined at first. What it becomes is shown at once. */
export interface SectionState<State> {
  get(): State | undefined;
  become(next: State | undefined): void;
}

export function sectionStates<State>(): (element: Lender, section: string) => SectionState<State> {
  const all = new WeakMap<Lender, Map<string, State | undefined>>();
  return (element, section) => {
    const states = all.get(element) ?? new Map<string, State | undefined>();
    all.set(element, states);
    return {
      get: () => states.get(section),
      become(next) {
        states.set(section, next);
        element.requestUpdate();
      },
    };
  };
}
