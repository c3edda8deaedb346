/** What was chosen, as the element takes it. */
import { fields } from './fields.js';

/** `attributes` and `css` are pairs of name and value; a flag's value is true. */
export function configurationOf(state) {
  const chosen = (use) => fields.filter((field) => field.use === use && state.has(field.name));
  return {
    attributes: chosen('attribute').map(({ name, kind }) => [name, kind === 'flag' ? true : state.get(name)]),
    css: chosen('css').map(({ name }) => [`--edge-faq-${name}`, state.get(name)]),
  };
}

/** Custom properties as a rule of a style sheet. */
export function ruleOf(css) {
  return ['edge-faq {', ...css.map(([property, value]) => `  ${property}: ${value};`), '}'].join('\n');
}
