/** Attributes of text that is in another language than what is around it (WCAG 2.2, success criterion 3.1.2). */
import { html } from 'hono/html';
import type { Html } from './page-props.ts';
import { directionFor } from './strings/index.ts';

/** The attributes of a run in `lang` inside of content in `around`; none where the languages are the same or unknown. */
export function langOf(lang: string | undefined, around: string): Html | '' {
  if (lang === undefined || lang === around) return '';
  const dir = directionFor(lang);
  return dir === directionFor(around) ? html` lang="${lang}"` : html` lang="${lang}" dir="${dir}"`;
}
