/** Attributes of text that is in another language than what is around it (WCAG 2.2, success criterion 3.1.2). */
import { html } from 'hono/html';
import type { Html } from './page-props.ts';
import { directionFor } from './strings/index.ts';

/**
 * The attributes of a run in `lang` inside of content in `around`; none where the languages are the same or unknown. What is around is
 * laid out in the direction of `directed`.
 */
export function langOf(lang: string | undefined, around: string, directed = around): Html | '' {
  if (lang === undefined) return '';
  const dir = directionFor(lang);
  const language = lang === around ? '' : html` lang="${lang}"`;
  return dir === directionFor(directed) ? language : html`${language} dir="${dir}"`;
}
