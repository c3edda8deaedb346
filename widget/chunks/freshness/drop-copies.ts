/** Removal of outdated copies of a guide. */
import type { Guide } from '../../guide.ts';

/** The copies of guides that later elements get, by URL among other keys. */
export type Copies = Map<string, Promise<Guide>>;

/** Removes the copies of the guide `id`, in any language: where one has changed, the next element requests the others again. */
export function dropCopies(copies: Copies, id: string | undefined): void {
  for (const [key, copy] of copies)
    copy.then(
      ({ guide }) => {
        if (guide === id && copies.get(key) === copy) copies.delete(key);
      },
      // A guide that is withdrawn or can't be loaded has no copy.
      () => {},
    );
}
