/** Table of other tools' Markdown syntaxes. */
import { BLOCKS } from './blocks.ts';
import { INLINES } from './inlines.ts';
import type { ForeignSyntax } from './pattern.ts';
import { TEMPLATES } from './templates.ts';

/** In the order in which they are tried: text that one syntax matches is not tried as another. */
export const FOREIGN_SYNTAXES: readonly ForeignSyntax[] = [...TEMPLATES, ...BLOCKS, ...INLINES];
