/** `npm run docs:element`: makes the reference in `docs/element.md` again. */
import { writeFile } from 'node:fs/promises';
import { DOCS, renewDocs } from './docs.ts';

await writeFile(DOCS, await renewDocs());
