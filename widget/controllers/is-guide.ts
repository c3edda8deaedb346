/** Validation of a guide before it is stored or rendered. */

import { canonicalLocale } from '../../schema/locale.ts';
import type { Guide } from '../guide.ts';
import { hasShape } from '../has-shape.ts';

/** The answers of a large guide come later. */
const SECTION = { id: '', heading: '', html: 'optional' };

const SUMMARY = { heading: '', html: '' };

/** What the element uses of a guide. */
const GUIDE = {
  guide: '',
  locale: '',
  title: '',
  intro: { html: '' },
  chapters: [{ id: '', heading: '', sections: [SECTION] }],
  summary: SUMMARY,
} as const;

/** Whether `value` is a guide, as far as the element uses it. The summary is optional. */
export function isGuide(value: unknown): value is Guide {
  return hasShape({ summary: SUMMARY, ...Object(value) }, GUIDE) && !!canonicalLocale(Object(value).locale);
}
