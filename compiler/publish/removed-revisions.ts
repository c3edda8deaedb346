/** Revisions of guides and locales that were removed: the history keeps them for `edge-faq diff`, and they are never served again. */
import { readFile } from 'node:fs/promises';
import type { EditionName } from '../../schema/paths.ts';
import { writeFileAtomic } from '../atomic-write.ts';

/** Beside the revisions, not in the build record: that may be lost while these are kept. One revision per line. */
const REMOVED_PATH = '.edge-faq/revisions/removed.txt';

export class RemovedRevisions {
  readonly #lines: Set<string>;

  private constructor(lines: Iterable<string>) {
    this.#lines = new Set(lines);
  }

  /** Reads them from the folder of the site; none where the file doesn't exist. */
  static async read(): Promise<RemovedRevisions> {
    const text = await readFile(REMOVED_PATH, 'utf8').catch(() => '');
    return new RemovedRevisions(text.split('\n').filter((line) => line !== ''));
  }

  has(edition: EditionName): boolean {
    return this.#lines.has(toLine(edition));
  }

  /** Adds the `removed` ones, without those that are `current`, and writes the file if that changes it. */
  update(removed: readonly EditionName[], current: readonly EditionName[]): void {
    const before = toText(this.#lines);
    for (const edition of removed) this.#lines.add(toLine(edition));
    for (const edition of current) this.#lines.delete(toLine(edition));
    const after = toText(this.#lines);
    if (after !== before) writeFileAtomic(REMOVED_PATH, after);
  }
}

function toText(lines: ReadonlySet<string>): string {
  return [...lines]
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');
}

function toLine({ guide, locale, revision }: EditionName): string {
  return `${guide}/${locale}/${revision}`;
}
