/** The compared engines. */
import type { Engine } from '../engine.ts';
import { flexSearch } from './flexsearch.ts';
import { lunr } from './lunr.ts';
import { miniSearch } from './minisearch.ts';
import { orama } from './orama.ts';
import { ours } from './ours.ts';
import { toEngine } from './peer.ts';
import { plainBm25 } from './plain-bm25.ts';

export const engines: readonly Engine[] = [
  ours,
  ...[miniSearch, orama, flexSearch, lunr, plainBm25].map(toEngine),
];
