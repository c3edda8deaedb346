/** Ends a test run with one line that counts: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  /** A file that can't be run, or an error outside every test, counts as one failure. */
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.result().state);
    const passed = results.filter((state) => state === 'passed').length;
    const faults = modules.flatMap((module) => module.errors()).length + unhandledErrors.length;
    const failed = results.filter((state) => state === 'failed').length + faults;
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}
