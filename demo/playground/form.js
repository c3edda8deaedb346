/** The form: a fieldset per group of fields. */
import { el } from '/gallery/shared/dom.js';
import { controls } from './controls.js';
import { fields, groups } from './fields.js';

/** Builds the form with the values of `state`; `catalog` has the choices. */
export function buildForm(form, state, catalog) {
  form.replaceChildren(
    ...groups.map(({ legend, fields }) =>
      el(
        'fieldset',
        {},
        el('legend', {}, legend),
        ...fields.map((field) => controls[field.kind].build(field, state.get(field.name), catalog)),
      ),
    ),
  );
}

/** Reads the state of the form. `previous` is its last state: ids keep the order in which they were checked. */
export function readForm(form, previous, catalog) {
  return new Map(
    fields.flatMap((field) => {
      const value = controls[field.kind].read(field, form, previous.get(field.name), catalog);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}
