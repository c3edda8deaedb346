/** Incremental builds within one process. */

import { compileInto } from '../../compiler/build.ts';
import type { CompiledSite } from '../../compiler/compiled-site.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { byGuide, type RecordFile, readRecords } from '../../compiler/incremental/record.ts';
import { withLock } from '../../compiler/publish/lock.ts';

/** Builds a site repeatedly; each build compiles only the guides that changed since the one before. */
export class IncrementalBuilder {
  readonly #outFolder: string;
  #last: Pick<RecordFile, 'records' | 'builtAt'> | undefined;

  /** `outFolder` is the folder of the worker's static assets. */
  constructor(outFolder: string) {
    this.#outFolder = outFolder;
  }

  /** A build with errors leaves the last good one in place. The build is not recorded as published. */
  async build(): Promise<CompiledSite> {
    this.#last ??= await readRecords();
    const { records, builtAt } = this.#last;
    const output = { folder: this.#outFolder, builtAt };
    const site = await withLock(() => compileInto(output, records));
    if (countErrors(site.files) === 0)
      this.#last = { records: byGuide(site.guides.map(({ record }) => record)), builtAt: Date.now() };
    return site;
  }
}
