/** Vitest reporter that ends a run with one line of counts: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  /** A module that fails to load, or an error outside all tests, counts as one failed test. */
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.result().state);
    const passed = states.filter((state) => state === 'passed').length;
    const errors = modules.flatMap((module) => module.errors()).length + unhandledErrors.length;
    const failed = states.filter((state) => state === 'failed').length + errors;
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}
