/** Hints for developers in the console: what a page could write better. Loaded on a developer's own machine only. */
import { logError } from '../../log-error.ts';
import { hintAttributes } from './attribute-hints.ts';
import type { HintTarget } from './hint-target.ts';
import { hintPage } from './page-hints.ts';
import { hintRequest, watchPolicies } from './policy-hints.ts';

let isWatching = false;

/** Called for each element that is connected; `targets` are all of them, and later ones are added. */
export default function giveHints(targets: Iterable<HintTarget>): void {
  const inspect = () => {
    for (const target of targets) tryTo(() => hint(target));
  };
  if (!isWatching) {
    isWatching = true;
    tryTo(() => watchPolicies(targets));
    for (const type of ['edge-faq-load', 'edge-faq-error']) addEventListener(type, inspect);
  }
  inspect();
}

/** What a framework sets after it has connected the element is set once the guide is shown, or can't be. */
function hint(target: HintTarget): void {
  const { status } = target.state;
  if (status === 'pending') return;
  hintAttributes(target);
  if (status === 'success') hintPage(target.host);
  else hintRequest(target);
}

/** A listener is not guarded by the loader. */
function tryTo(task: () => void): void {
  try {
    task();
  } catch (error) {
    logError(error);
  }
}
