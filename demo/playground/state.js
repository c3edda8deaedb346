/** What was chosen: names and values, without those that are as they would be anyway. It is the query of the page's address. */
import { fields } from './fields.js';

/** Signs that a value in a style sheet could break out with. */
const BREAKING = /[<>{};@\\]|\/\*/;

/** Whether a field takes a value; what is not on offer, or not CSS of its kind, may come from any link. */
export function takes(field, value, offer) {
  const { kind, every, syntax } = field;
  if (kind === 'flag') return value === '';
  if (kind === 'css') return CSS.supports(syntax, value) && !BREAKING.test(value);
  const offered = field.choices(offer).map(([each]) => each);
  if (kind === 'choice') return offered.includes(value);
  return value === '' ? every !== undefined : value.split(' ').every((id) => offered.includes(id));
}

/** What the page's address says. */
export function readState(address, offer) {
  const { searchParams } = new URL(address);
  return new Map(
    fields.flatMap((field) => {
      const value = searchParams.get(field.name);
      return value !== null && takes(field, value, offer) ? [[field.name, value]] : [];
    }),
  );
}

/** The address of the page with what was chosen. */
export function addressOf(state, form) {
  const address = new URL(location.href);
  address.search = new URLSearchParams([...state, ['form', form]]);
  return address.href;
}
