/** Diagnostics as annotations of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
import { relative, resolve, sep } from 'node:path';
import type { VFile } from 'vfile';
import { type Diagnostic, listDiagnostics } from '../../compiler/diagnostics.ts';

/** One workflow command a fault: GitHub shows it at its line in the pull request. */
export function toGithub(files: readonly VFile[]): string {
  return listDiagnostics(files)
    .map((diagnostic) => `${command(diagnostic)}\n`)
    .join('');
}

function command({
  path,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  reason,
  mend,
}: Diagnostic): string {
  const properties = {
    file: inRepository(path),
    line: String(line),
    endLine: String(endLine),
    // GitHub marks columns within one line only.
    ...(endLine === line && { col: String(column), endColumn: String(Math.max(endColumn, column)) }),
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${severity} ${list.join(',')}::${escapeData(`${reason}\n${mend}`)}`;
}

/** GitHub knows a file by its path from the root of the repository; a site may be a folder in it. */
function inRepository(path: string): string {
  const root = process.env['GITHUB_WORKSPACE'] ?? '.';
  return relative(root, resolve(path)).replaceAll(sep, '/');
}

/** What the runner's own toolkit escapes (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
