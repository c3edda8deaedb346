/** Tasks of a page's main thread in Chromium, by the processor time that they take: other programs on the machine don't make them longer. */
import type { CDPSession, Page } from 'playwright-core';

/** An event of the Trace Event Format; `tdur` is processor time (µs). */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args: { name?: string };
}

/** Records tasks from now on; the function returned ends that, and returns the processor time of the longest (ms), with layout and paint. */
export async function recordTasks(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send('Tracing.start', {
    traceConfig: {
      excludedCategories: ['*'],
      includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'],
    },
  });
  return async () => {
    await end(devtools);
    return longestTask(events);
  };
}

async function end(devtools: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    devtools.once('Tracing.tracingComplete', () => resolve());
  });
  await devtools.send('Tracing.end');
  await complete;
}

function longestTask(events: readonly TraceEvent[]): number {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mainThreads = new Set(events.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf));
  const tasks = events.filter((event) => event.name === 'RunTask' && mainThreads.has(threadOf(event)));
  if (!tasks[0]) throw new Error('Chromium has recorded no tasks.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
