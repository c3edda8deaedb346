/** What `dev/sample-site.ts` hands to the tests of the worker: a small site of our own, compiled. */

export interface SampleFiles {
  /** The compiled files by their paths under the folder of static assets. */
  files: Record<string, string>;
  /** The revision that the English `parcels` had before the present one; its files are still there. */
  earlier: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sample: SampleFiles;
  }
}
