/** Printing: all answers are on paper, those that aren't loaded yet among them. */
import type { Guide, Section } from '../../guide.ts';
import type { ChunkHost } from '../chunk-host.ts';
import { MAX_SECTIONS, sectionsUrl } from './sections-url.ts';
import { takeAnswers } from './take-answers.ts';

/** Elements with a guide that came as headings first. */
const elements = new Set<WeakRef<ChunkHost>>();
const known = new WeakSet<ChunkHost>();

/** Loads what is missing in `element` when the page is printed. */
export function loadBeforePrint(element: ChunkHost): void {
  if (known.has(element)) return;
  known.add(element);
  elements.add(new WeakRef(element));
}

addEventListener('beforeprint', () => {
  for (const reference of elements) {
    const element = reference.deref();
    if (element?.content) completeNow(element, element.content);
    else if (!element) elements.delete(reference);
  }
});

/** Browsers print once the listener returns: only a synchronous request (XHR, section 3.5.6) comes before that. */
function completeNow(element: ChunkHost, guide: Guide): void {
  const sections = guide.chapters.flatMap((chapter) => chapter.sections);
  const missing = sections.filter(({ html }) => html === undefined);
  try {
    for (let start = 0; start < missing.length; start += MAX_SECTIONS)
      requestNow(element.base, guide, missing.slice(start, start + MAX_SECTIONS));
  } catch {
    // Printed without them.
  }
  element.requestUpdate('print', null);
}

function requestNow(base: string, guide: Guide, sections: readonly Section[]): void {
  const request = new XMLHttpRequest();
  request.open('GET', sectionsUrl(base, guide, sections), false);
  request.send();
  takeAnswers(sections, JSON.parse(request.responseText));
}
