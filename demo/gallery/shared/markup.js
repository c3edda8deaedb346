/** HTML source as text, formatted as a partner would write it. */

/** Longer tags have a line per attribute. */
const MAX_LINE_LENGTH = 72;

/** Escapes text for a double-quoted attribute, or between tags. */
export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** An element as HTML; `children` are its lines of HTML. */
export function elementHtml(name, attributes, children = []) {
  const open = openTag(name, attributes);
  if (children.length === 0) return `${open}</${name}>`;
  return [open, ...children.map((child) => indent(child)), `</${name}>`].join('\n');
}

/** Indents each line of `text` by two spaces, except empty ones. */
export function indent(text) {
  return text.replace(/^(?=.)/gm, '  ');
}

/** The opening tag of `name`. `attributes` are pairs of name and value; '' and true are written without a value. */
function openTag(name, attributes) {
  const sources = attributes.map(([key, value]) =>
    value === '' || value === true ? key : `${key}="${escapeHtml(value)}"`,
  );
  const line = [`<${name}`, ...sources].join(' ');
  if (line.length <= MAX_LINE_LENGTH || sources.length < 2) return `${line}>`;
  return [`<${name}`, ...sources.map((source) => `  ${source}`), '>'].join('\n');
}
