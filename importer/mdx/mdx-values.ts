/** Values of MDX expressions that are known without running them: literals, and constants of the file. */

const LITERAL =
  /^(?:"(?<double>[^"\\\n]*)"|'(?<single>[^'\\\n]*)'|`(?<template>[^`\\$]*)`|(?<number>-?\d+(?:\.\d+)?))$/;

/** The text of a literal; undefined for anything else. */
export function literalValue(expression: string): string | undefined {
  const groups = LITERAL.exec(expression.trim())?.groups;
  return groups && Object.values(groups).find((value) => value !== undefined);
}

/** The literal constants that a module declares, by name. */
export function constantsOf(module: string): Map<string, string> {
  const constants = new Map<string, string>();
  for (const [, name = '', value = ''] of module.matchAll(
    /^export\s+const\s+([\w$]+)\s*=\s*(.+?);?[ \t]*$/gm,
  )) {
    const literal = literalValue(value);
    if (literal !== undefined) constants.set(name, literal);
  }
  return constants;
}
