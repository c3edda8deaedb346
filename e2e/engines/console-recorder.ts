/** Console messages and uncaught errors of pages, for drivers that don't report them. */

/** Records lines as `EnginePage` has them in a page that has `CONSOLE_RECORDER` in its head. */
function recordLines(): void {
  const lines: string[] = [];
  Object.assign(globalThis, { consoleLines: lines });
  for (const [method, level] of [
    ['debug', 'debug'],
    ['info', 'info'],
    ['log', 'log'],
    ['warn', 'warning'],
    ['error', 'error'],
  ] as const) {
    console[method] = (...values: unknown[]) => lines.push(`${level}: ${values.join(' ')}`);
  }
  addEventListener('error', ({ message }) => lines.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => lines.push(`uncaught: ${reason}`));
}

export const CONSOLE_RECORDER = `<script>(${recordLines})()</script>`;

/** Body of a function that removes the recorded lines, and returns them. */
export const TAKE_LINES = 'return globalThis.consoleLines?.splice(0) ?? []';
