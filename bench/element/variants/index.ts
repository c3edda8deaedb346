/** Factories of all variants, this repository's first. */
import { prerendered, scriptTag, scriptTagWithHint, scriptWithGuide } from './edge-faq.ts';
import { govuk } from './govuk.ts';
import { patternfly } from './patternfly.ts';
import { radix } from './radix.ts';
import { spectrum } from './spectrum.ts';
import type { VariantFactory } from './variant.ts';
import { webawesome } from './webawesome.ts';

export const variantFactories: readonly VariantFactory[] = [
  scriptTag,
  scriptTagWithHint,
  scriptWithGuide,
  prerendered,
  govuk,
  patternfly,
  spectrum,
  webawesome,
  radix,
];
