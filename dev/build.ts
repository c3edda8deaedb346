/** `npm run build`: everything that the worker serves as static assets, into `dist/`. Exit code 1 where it failed. */
import { cp } from 'node:fs/promises';
import { buildContent } from '../content/build.ts';
import { bundleElement } from '../widget/build.ts';

const errors = await buildContent();
await bundleElement();
await cp('worker/static', 'dist', { recursive: true });
if (errors > 0) process.exitCode = 1;
