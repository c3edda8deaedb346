/** Attributes and custom properties of the element, from the state of the form. */
import { fields } from './fields.js';

/** Returns `attributes` and `css` as pairs of name and value; a flag's value is true. */
export function toConfiguration(state) {
  const fieldsWith = (use) => fields.filter((field) => field.use === use && state.has(field.name));
  return {
    attributes: fieldsWith('attribute').map(({ name, kind }) => [
      name,
      kind === 'flag' ? true : state.get(name),
    ]),
    css: fieldsWith('css').map(({ name }) => [`--edge-faq-${name}`, state.get(name)]),
  };
}

/** Custom properties as a CSS rule. */
export function toCssRule(css) {
  return ['edge-faq {', ...css.map(([property, value]) => `  ${property}: ${value};`), '}'].join('\n');
}
