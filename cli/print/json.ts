/** JSON output for scripts (`--json`): one indented value on the standard output. */

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, undefined, 2));
}
