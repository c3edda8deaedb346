/** State of the form: a map of field names to values, without defaults. The query of the page's URL stores it. */
import { fields } from './fields.js';

/** Characters that could end a declaration or rule in a style sheet. */
const UNSAFE_CSS = /[<>{};@\\]|\/\*/;

/** Whether `value` is valid for `field`. Links may have any value: only choices of the catalog and CSS of the field's syntax are valid. */
export function isValid(field, value, catalog) {
  const { kind, allLabel, syntax } = field;
  if (kind === 'flag') return value === '';
  if (kind === 'css') return CSS.supports(syntax, value) && !UNSAFE_CSS.test(value);
  const ids = field.choices(catalog).map(([id]) => id);
  if (kind === 'choice') return ids.includes(value);
  return value === '' ? allLabel !== undefined : value.split(' ').every((id) => ids.includes(id));
}

/** Reads the state from a URL of the page; invalid values are dropped. */
export function readState(url, catalog) {
  const { searchParams } = new URL(url);
  return new Map(
    fields.flatMap((field) => {
      const value = searchParams.get(field.name);
      return value !== null && isValid(field, value, catalog) ? [[field.name, value]] : [];
    }),
  );
}

/** URL of the page with this state and snippet. */
export function toUrl(state, snippetId) {
  const url = new URL(location.href);
  url.search = new URLSearchParams([...state, ['form', snippetId]]);
  return url.href;
}
