/** Snippet view: the choice of a snippet, its note and its code. */
import { el } from '/gallery/shared/dom.js';
import { copyOnClick } from './copy.js';
import { snippets } from './snippets.js';

const view = document.querySelector('#snippet');
const code = view.querySelector('code');
const note = view.querySelector('.note');

/** Builds the choice with `selectedId` checked; `onSelect` is called with the id of a newly selected snippet. */
export function buildSnippetChoice(selectedId, onSelect) {
  const choice = view.querySelector('.snippet-choice');
  choice.append(
    ...snippets.map(({ id, label }) =>
      el(
        'label',
        {},
        el('input', { type: 'radio', name: 'form', value: id, checked: id === selectedId }),
        el('span', {}, label),
      ),
    ),
  );
  choice.addEventListener('change', ({ target }) => onSelect(target.value));
  copyOnClick(
    view.querySelector('button'),
    view.querySelector('[role=status]'),
    () => code.textContent,
    code,
  );
}

/** The snippet with this id, or the first one. */
export function findSnippet(id) {
  return snippets.find((snippet) => snippet.id === id) ?? snippets[0];
}

export function showSnippet(snippet, configuration) {
  note.textContent = snippet.note;
  code.textContent = snippet.code(configuration);
}
