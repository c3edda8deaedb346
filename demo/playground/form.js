/** The form: a group of fields for each group of choices. */
import { el } from '/gallery/shared/dom.js';
import { controls } from './controls.js';
import { fields, groups } from './fields.js';

/** Builds the form, filled in with `state`. `offer` is what there is to choose from. */
export function buildForm(form, state, offer) {
  form.replaceChildren(
    ...groups.map(({ legend, fields }) =>
      el(
        'fieldset',
        {},
        el('legend', {}, legend),
        ...fields.map((field) => controls[field.kind].build(field, state.get(field.name), offer)),
      ),
    ),
  );
}

/** What the form says. `before` is what it said last: ids keep the order in which they were picked. */
export function readForm(form, before, offer) {
  return new Map(
    fields.flatMap((field) => {
      const value = controls[field.kind].read(field, form, before.get(field.name), offer);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}
