/** Builds elements one by one, never from markup as text: the page works where Trusted Types are required, too. */

/** An element with `attributes` (`true` has no value, `false` and undefined are left out) around `children`: nodes or text. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}
