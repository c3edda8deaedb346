/** Keeps the warnings of a guide that is not compiled again: its author is told of them each time. */
import type { VFile } from 'vfile';
import { type Diagnostic, listDiagnostics, type Rule, report, rules } from './diagnostics.ts';

/** The warnings of `files`, to be kept. */
export function recordWarnings(files: readonly VFile[]): Diagnostic[] {
  return listDiagnostics(files).filter(({ severity }) => severity === 'warning');
}

/** Reports `warnings` anew. */
export function recallWarnings(warnings: readonly Diagnostic[], files: readonly VFile[]): void {
  for (const { path, rule, reason, mend, line, column, endLine, endColumn } of warnings) {
    const file = files.find((candidate) => candidate.path === path);
    const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
    if (file && isRule(rule)) report(file, place, rule, reason, mend);
  }
}

function isRule(name: string): name is Rule {
  return Object.hasOwn(rules, name);
}
