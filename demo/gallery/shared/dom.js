/** DOM construction without HTML strings, so that the pages work where Trusted Types are enforced. */

/** Creates an element. Attributes that are `true` have no value, those that are `false` or undefined are omitted; children are nodes or text. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}
