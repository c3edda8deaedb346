/** The snippet: which way to include the element, and the code for it. */
import { el } from '/gallery/shared/dom.js';
import { copyOnClick } from './copy.js';
import { forms } from './snippets.js';

const view = document.querySelector('#snippet');
const code = view.querySelector('code');
const note = view.querySelector('.note');

/** Builds the choice of forms, `chosen` first; `changed` is called with the id of each that is chosen later. */
export function buildSnippets(chosen, changed) {
  const choice = view.querySelector('.forms');
  choice.append(
    ...forms.map(({ id, label }) =>
      el(
        'label',
        {},
        el('input', { type: 'radio', name: 'form', value: id, checked: id === chosen }),
        el('span', {}, label),
      ),
    ),
  );
  choice.addEventListener('change', ({ target }) => changed(target.value));
  copyOnClick(
    view.querySelector('button'),
    view.querySelector('[role=status]'),
    () => code.textContent,
    code,
  );
}

/** The form of that name, else the first. */
export function formNamed(name) {
  return forms.find(({ id }) => id === name) ?? forms[0];
}

export function showSnippet(form, configuration) {
  note.textContent = form.note;
  code.textContent = form.code(configuration);
}
