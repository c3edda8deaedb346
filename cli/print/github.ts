/**
 * GitHub Actions output of diagnostics: one annotation each
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
import { relative, resolve, sep } from 'node:path';
import type { VFile } from 'vfile';
import { type Diagnostic, listDiagnostics } from '../../compiler/diagnostics.ts';

/** One workflow command for each diagnostic of `files`; GitHub shows it at its line in the pull request. */
export function formatAnnotations(files: readonly VFile[]): string {
  return listDiagnostics(files)
    .map((diagnostic) => `${formatAnnotation(diagnostic)}\n`)
    .join('');
}

/** Workflow commands by severity. */
const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

function formatAnnotation({
  path,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  reason,
  hint,
}: Diagnostic): string {
  const properties = {
    file: pathInRepository(path),
    line: String(line),
    endLine: String(endLine),
    // GitHub accepts columns only if the annotation is on one line.
    ...(endLine === line && { col: String(column), endColumn: String(Math.max(endColumn, column)) }),
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData(`${reason}\n${hint}`)}`;
}

/** GitHub resolves paths from the root of the repository; the site may be a folder in it. */
function pathInRepository(path: string): string {
  const root = process.env['GITHUB_WORKSPACE'] ?? '.';
  return relative(root, resolve(path)).replaceAll(sep, '/');
}

/** Escapes the same characters as the runner's toolkit (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
