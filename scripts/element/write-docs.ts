/** `npm run docs:element`: renews the reference in `docs/element.md`. */
import { writeFile } from 'node:fs/promises';
import { DOCS, renewDocs } from './docs.ts';

await writeFile(DOCS, await renewDocs());
