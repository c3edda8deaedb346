/** Hints in the console, each once on a page. */

const logged = new Set<string>();

/** Logs `hint`; `level` is `info` for what may be on purpose. */
export function logHint(hint: string, level: 'info' | 'warn' = 'warn'): void {
  if (logged.has(hint)) return;
  logged.add(hint);
  console[level](`<edge-faq>: ${hint}`);
}

/** The question whether the developer meant `name`; empty without a name. */
export const didYouMean = (name: string | undefined) =>
  name === undefined ? '' : ` Did you mean "${name}"?`;
