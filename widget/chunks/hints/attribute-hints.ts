/** Hints on attributes of an element: misspelt names, and values without a meaning. */

import { canonicalTag } from '../../controllers/page-locale.ts';
import { parseIds } from '../../views/select-sections.ts';
import type { HintHost, HintTarget } from './hint-target.ts';
import { didYouMean, logHint } from './log-hint.ts';
import { nearestName } from './nearest-name.ts';

const THEMES = ['plain', 'card', 'compact', 'contrast'];

/** Boolean attributes of which the element has no property. */
const FLAGS = ['count-searches', 'keep-url', 'remember'];

/** Hints on the attributes of `target`, once its guide is shown or can't be. */
export function hintAttributes({ host, state }: HintTarget): void {
  const { observedAttributes = [] } = host.constructor as { observedAttributes?: readonly string[] };
  const known = [...observedAttributes, ...FLAGS, 'section-url'];
  for (const { name, value } of host.attributes) {
    if (known.includes(name)) hintValue(host, name, value);
    else if (!(name in host)) hintName(host, name, known);
  }
  // Frameworks set properties.
  const { locale } = host;
  if (locale && !canonicalTag(locale))
    logHint(`locale="${locale}" is not a language tag. Write it like "zh-Hant" or "en".`);
  if (state.guide) hintIds(host, state.guide);
  if (state.fault === 'unknownGuide') hintGuide(host, state.message);
}

function hintName(host: HintHost, name: string, known: readonly string[]): void {
  const data = name.replace(/^data-/, '');
  // A page may have attributes for its own scripts beside those of the element.
  const isData = data !== name && known.includes(data) && !host.hasAttribute(data);
  const meant = isData ? data : name.startsWith('data-') ? undefined : nearestAttribute(name, known);
  if (meant) logHint(`there is no attribute "${name}".${didYouMean(meant)}`);
}

/** `headingLevel` in HTML is `headinglevel`. */
function nearestAttribute(name: string, known: readonly string[]): string | undefined {
  const letters = (each: string) => each.replaceAll(/[-_]/g, '');
  return known.find((each) => letters(each) === letters(name)) ?? nearestName(name, known);
}

function hintValue(host: HintHost, name: string, value: string): void {
  const isBoolean = typeof Reflect.get(host, toProperty(name)) === 'boolean' || FLAGS.includes(name);
  if (isBoolean && value === 'false')
    logHint(`${name}="false" has the same effect as ${name}. Leave the attribute out to turn it off.`);
  if (name === 'theme' && value && !THEMES.includes(value))
    logHint(
      `there is no theme "${value}".${didYouMean(nearestName(value, THEMES))} Themes: ${THEMES.join(', ')}.`,
    );
  if (name === 'heading-level' && !/^[1-4]$/.test(value.trim()))
    logHint(`heading-level="${value}" is not a number from 1 to 4.`);
}

const toProperty = (name: string) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Ids of chapters and sections that the guide hasn't; a former id is resolved in links only. */
function hintIds(
  host: HintHost,
  { chapters, aliases = {} }: NonNullable<HintTarget['state']['guide']>,
): void {
  const chapterIds = chapters.map(({ id }) => id);
  const sectionIds = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  const existing = [
    ['chapter', chapterIds],
    ['sections', sectionIds],
    ['open', [...sectionIds, ...chapterIds]],
  ] as const;
  for (const [name, ids] of existing) {
    const list = host[name];
    for (const id of parseIds(list)) {
      if (ids.includes(id)) continue;
      const meant = new Map(Object.entries(aliases)).get(id) ?? nearestName(id, ids);
      logHint(`${name}="${list}": the guide has no "${id}" there.${didYouMean(meant)}`);
    }
  }
}

/** The API lists the guides that it has. */
function hintGuide(host: HintHost, message = ''): void {
  const [, list = ''] = / Available: (.*)\.$/.exec(message) ?? [];
  const { guide = '' } = host;
  const meant = nearestName(guide, list.split(', '));
  if (meant) logHint(`guide="${guide}": there is no such guide.${didYouMean(meant)}`);
}
