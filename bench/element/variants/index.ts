/** All variants, ours first. */
import { byTag, inOne, preRendered } from './ours.ts';
import { patternfly } from './patternfly.ts';
import { radix } from './radix.ts';
import { spectrum } from './spectrum.ts';
import type { MakeVariant } from './variant.ts';
import { webawesome } from './webawesome.ts';

export const variants: readonly MakeVariant[] = [
  byTag,
  inOne,
  preRendered,
  patternfly,
  spectrum,
  webawesome,
  radix,
];
