/** Answers for machines: one JSON value on the standard output, indented. */

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, undefined, 2));
}
