/** Files of compiled guides in the output folder, written while other guides are still compiled. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EncodedGuide } from '../document/encode-guide.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** Their names have their revisions, so they replace no others; nothing refers to them before the manifest does. */
export class GuideFiles {
  readonly #folder: string;
  readonly #added: string[] = [];

  /** `folder` is that of the static assets; the paths of files are relative to it. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes those `files` that the folder doesn't have.
   *
   * @throws {RangeError} where one is too large for the platform.
   */
  write(files: EncodedGuide['files']): void {
    for (const [path, content] of files) {
      const target = join(this.#folder, path);
      const exists = existsSync(target);
      writeIfChanged(target, content);
      if (!exists) this.#added.push(target);
    }
  }

  /** Removes the files that were added: their site has errors, and is not published. */
  discard(): void {
    for (const path of this.#added.splice(0)) rmSync(path, { force: true });
  }
}
