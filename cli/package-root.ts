/** Where this package lies: the same folder seen from its source and from the bundle in `lib/`. */
import { fileURLToPath } from 'node:url';

export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));
