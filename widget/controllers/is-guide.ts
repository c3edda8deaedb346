/** Validation of a guide before it is stored or rendered. */
import type { Guide } from '../../schema/guide.ts';
import { canonicalLocale } from '../../schema/locale.ts';
import { hasShape } from '../has-shape.ts';

const PART = { heading: '', html: '', text: '' };

/** What the element uses of a guide. */
const GUIDE = {
  guide: '',
  locale: '',
  title: '',
  intro: { html: '' },
  chapters: [{ id: '', heading: '', sections: [{ id: '', ...PART }] }],
  summary: PART,
} as const;

/** Whether `value` is a guide, as far as the element uses it. The summary is optional. */
export function isGuide(value: unknown): value is Guide {
  return hasShape({ summary: PART, ...Object(value) }, GUIDE) && !!canonicalLocale(Object(value).locale);
}
