/**
 * Content of sections: the answer, and the actions below one that is open. It is rendered apart from the accordion, section by section, so that
 * a toggle costs what it shows, whatever the size of the guide.
 */
import { nothing, render } from 'lit/html.js';
import type { ChunkContext } from '../chunks/chunk-host.ts';
import type { Section } from '../guide.ts';
import { answerView } from './answer.ts';

/** The box of an answer, and the section whose answer is in it: another one may be there after a change of the guide. */
type AnswerBox = HTMLElement & { _section?: Section | undefined };

/** Renders what the chunk `name` has for `section`. */
export type RenderChunk = (name: 'actions' | 'answers', section: Section) => unknown;

/**
 * Renders the contents of the sections in `root`, or of those alone that have been `toggled`. Of the closed ones, the answers of the first `limit`
 * are rendered, so that browsers find text in them; `base` is the URL of the API, which images are relative to. `isReset`: `open` is not what
 * the reader has opened.
 *
 * @returns whether there are more to render: answers beyond the limit, while those within it are loaded.
 */
export function renderSectionContents(
  root: ParentNode,
  { chapters, open }: Pick<ChunkContext, 'chapters' | 'open'>,
  isReset: boolean,
  toggled: ReadonlySet<string> | undefined,
  limit: number,
  base: string,
  renderChunk: RenderChunk,
): boolean {
  let isComplete = true;
  let closed = 0;
  // By their order: ids come from a response, and may be the same.
  const all = root.querySelectorAll<HTMLDetailsElement>('[part=section]');
  for (const [index, section] of chapters.flatMap(({ sections }) => sections).entries()) {
    const { id, html } = section;
    const isOpen = open.has(id);
    const isShown = isOpen || closed++ < limit;
    if (toggled && !toggled.has(id)) continue;
    const isLoaded = isShown && html !== undefined;
    const details = all[index] as HTMLDetailsElement;
    const [, answer, actions] = details.children as unknown as [Element, AnswerBox, HTMLElement];
    // Otherwise, the reader may have done what isn't in `open` yet: the event comes later.
    if (isReset || (answer._section && answer._section !== section)) details.open = isOpen;
    if (answer._section !== section && (isShown || answer._section)) {
      answer._section = isLoaded ? section : undefined;
      isComplete &&= isLoaded || !isShown;
      render(
        isLoaded ? answerView(section, base) : isShown ? renderChunk('answers', section) : nothing,
        answer,
      );
    }
    if (isOpen || actions.firstChild) render(isOpen ? renderChunk('actions', section) : nothing, actions);
  }
  return isComplete && closed > limit;
}
