/** HTML as a partner writes it by hand. */

/** Longer tags have a line for each attribute. */
const WIDTH = 72;

/** Text inside a double-quoted attribute, or between tags. */
export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The tag that opens `name`. `attributes` are pairs of name and value; one whose value is '' or true is written without it. */
export function openTag(name, attributes, end = '>') {
  const written = attributes.map(([key, value]) =>
    value === '' || value === true ? key : `${key}="${escapeHtml(value)}"`,
  );
  const line = [`<${name}`, ...written].join(' ');
  if (line.length <= WIDTH || written.length < 2) return line + end;
  return [`<${name}`, ...written.map((attribute) => `  ${attribute}`)].join('\n') + end.replace(/^ ?/, '\n');
}

/** `children` are lines of HTML. */
export function htmlOf(name, attributes, children = []) {
  const open = openTag(name, attributes);
  if (children.length === 0) return `${open}</${name}>`;
  return [open, ...children.map((child) => indent(child)), `</${name}>`].join('\n');
}

/** Each line of `text` two spaces further in. */
export function indent(text) {
  return text.replace(/^(?=.)/gm, '  ');
}
