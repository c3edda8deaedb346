/** Replacement of parts of a module of Lit, by name or by text. */
import { transform } from 'esbuild';

/**
 * What is replaced, by what, and why the element doesn't need it. What is replaced is a class, given by its name, a member of one, given as
 * `Class.member`, or any part of the module's text, as esbuild prints it, without comments.
 */
export type Trim = readonly [part: string, replacement: string, reason: string];

/** Leaves out the members `names` of a class, separated by spaces. */
export function omit(className: string, names: string, reason: string): Trim[] {
  return names.split(' ').map((name) => [`${className}.${name}`, '', reason]);
}

/**
 * The module `source` with the replacements `trims`, in their order.
 *
 * @throws {RangeError} where the module doesn't have a part exactly once, as in another version of Lit.
 */
export async function trim(source: string, trims: readonly Trim[]): Promise<string> {
  const { code } = await transform(source, { charset: 'utf8', legalComments: 'none' });
  return trims.reduce((text, [part, replacement]) => replace(text, part, replacement), removeComments(code));
}

/** esbuild keeps some, each on lines of its own. */
function removeComments(code: string): string {
  return code.replace(/^ *(?:\/\/.*|\/\*(?:(?!\*\/)[\s\S])*\*\/)\n/gm, '');
}

function replace(text: string, part: string, replacement: string): string {
  const [, className, member] = /^([A-Z]\w+)(?:\.([\w$]+))?$/.exec(part) ?? [];
  if (!className) return replaceOnce(text, part, replacement, part);
  const found = find(text, `(?:export )?class ${className} .*`, 0);
  if (!member) return replaceOnce(text, found, replacement, part);
  const method = find(found, `(?:static |get |async )*${member.replaceAll('$', '\\$')}\\(.*`, 2);
  return replaceOnce(text, found, replaceOnce(found, method, replacement, part), part);
}

/** The block that begins with `head` and a brace, at that indentation; empty where there is none. */
function find(text: string, head: string, indentation: number): string {
  const indent = ' '.repeat(indentation);
  return new RegExp(`^${indent}${head}\\{\\n[\\s\\S]*?^${indent}\\}\\n`, 'm').exec(text)?.[0] ?? '';
}

function replaceOnce(text: string, part: string, replacement: string, name: string): string {
  const pieces = part ? text.split(part) : [];
  if (pieces.length !== 2) throw new RangeError(`Lit doesn't have this exactly once: ${name}`);
  return pieces.join(replacement);
}
