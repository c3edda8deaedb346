/** Diagnostics of the compiler: rules, severities, positions and hints, kept as messages of the file that they concern (`VFileMessage`). */
import type { Node, Point, Position } from 'unist';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

type Place = Point | Position | Node | undefined;

const SeveritySchema = v.picklist(['error', 'warning', 'info']);

export type Severity = v.InferOutput<typeof SeveritySchema>;

/** `VFileMessage.fatal` of each severity. */
const FATAL = { error: true, warning: false, info: undefined } as const satisfies Record<Severity, unknown>;

/** Position of diagnostics that concern a whole file. */
export const TOP: Point = { line: 1, column: 1 };

/** Severity of every rule of `edge-faq check`. Errors prevent publication; warnings don't; `info` is advice. */
export const rules = {
  unreadable: 'error',
  'outside-link': 'error',
  'misplaced-file': 'warning',
  'not-utf8': 'error',
  'invalid-guide-id': 'error',
  'invalid-locale': 'error',
  'no-front-matter': 'error',
  'invalid-yaml': 'error',
  'unknown-field': 'error',
  'missing-field': 'error',
  'invalid-field': 'error',
  'invalid-site': 'error',
  'logo-text': 'warning',
  'invalid-search': 'error',
  'no-source': 'error',
  'two-sources': 'error',
  'other-source': 'error',
  'misplaced-field': 'error',
  'invalid-derivation': 'error',
  'second-title': 'error',
  'skipped-level': 'error',
  'empty-heading': 'error',
  'html-heading': 'error',
  'missing-id': 'error',
  'invalid-id': 'error',
  'duplicate-id': 'error',
  'text-outside-section': 'error',
  'section-outside-chapter': 'error',
  'empty-chapter': 'error',
  'empty-answer': 'error',
  'empty-guide': 'warning',
  'missing-part': 'error',
  'unknown-part': 'error',
  'moved-part': 'error',
  'missing-locale': 'warning',
  'untranslated-copy': 'error',
  'stale-translation': 'warning',
  'unreviewed-derivation': 'warning',
  'too-deep': 'error',
  'too-slow': 'error',
  'not-compiled': 'error',
  'unsafe-html': 'error',
  'unclosed-element': 'warning',
  'foreign-syntax': 'warning',
  'bidirectional-control': 'warning',
  'invisible-character': 'warning',
  'unknown-language': 'warning',
  'deceptive-link': 'warning',
  'dead-link': 'error',
  'relative-link': 'error',
  'no-pages': 'error',
  'missing-image': 'error',
  'remote-image': 'error',
  'invalid-image': 'error',
  'too-large': 'error',
  'too-many-files': 'error',
  'many-files': 'warning',
  'damaged-record': 'warning',
  'image-without-src': 'warning',
  'image-without-alt': 'error',
  'image-without-size': 'error',
  'alias-taken': 'error',
  'alias-to-nothing': 'error',
  'lost-id': 'warning',
  'phrasing-of-nothing': 'error',
  'phrasing-clash': 'error',
  'repeated-phrasing': 'warning',
  'withdrawal-of-nothing': 'error',
  'duplicate-withdrawal': 'error',
  'partly-withdrawn': 'warning',
  'invalid-wrangler': 'error',
  'missing-setting': 'error',
  'other-worker': 'warning',
  'unknown-variable': 'warning',
  'rare-trigger': 'warning',
  'recommended-setting': 'info',
} as const satisfies Record<string, Severity>;

export type Rule = keyof typeof rules;

/** Adds a diagnostic to `file`: `reason` says what is wrong, `hint` how to fix it. */
export function report(file: VFile, place: Place, rule: Rule, reason: string, hint: string): void {
  const message = file.message(reason, { place: placeOf(place), source: 'edge-faq', ruleId: rule });
  message.fatal = FATAL[rules[rule]];
  message.note = hint;
}

/** A diagnostic as it is printed, recorded and output as JSON. Lines and columns count from 1, columns in UTF-16 code units. */
export const DiagnosticSchema = v.object({
  path: v.string(),
  line: v.number(),
  column: v.number(),
  endLine: v.number(),
  endColumn: v.number(),
  severity: SeveritySchema,
  rule: v.string(),
  reason: v.string(),
  hint: v.string(),
});

export type Diagnostic = v.InferOutput<typeof DiagnosticSchema>;

/** All diagnostics of `files`, file by file, by position; at the same position in the order in which they were reported. */
export function listDiagnostics(files: readonly VFile[]): Diagnostic[] {
  return files.flatMap(({ path, messages }) =>
    messages.map((message) => toDiagnostic(path, message)).toSorted(byPosition),
  );
}

/** Reports recorded diagnostics to their files again. */
export function replayDiagnostics(diagnostics: readonly Diagnostic[], files: readonly VFile[]): void {
  for (const { path, rule, reason, hint, line, column, endLine, endColumn } of diagnostics) {
    const file = files.find((candidate) => candidate.path === path);
    const position = { start: { line, column }, end: { line: endLine, column: endColumn } };
    if (file && isRule(rule)) report(file, position, rule, reason, hint);
  }
}

/** Number of diagnostics of each severity in `files`. */
export function countSeverities(files: readonly VFile[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of listDiagnostics(files)) counts[severity] += 1;
  return counts;
}

/** Number of errors in `files`. */
export function countErrors(files: readonly VFile[]): number {
  return files.flatMap((file) => file.messages).filter((message) => message.fatal).length;
}

function isRule(name: string): name is Rule {
  return Object.hasOwn(rules, name);
}

function toDiagnostic(path: string, { place, fatal, ruleId, reason, note }: VFileMessage): Diagnostic {
  const { start, end } = place && 'start' in place ? place : { start: place ?? TOP, end: place ?? TOP };
  return {
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    severity: severityOf(fatal),
    rule: ruleId ?? '',
    reason,
    hint: note ?? '',
  };
}

function severityOf(fatal: VFileMessage['fatal']): Severity {
  if (fatal) return 'error';
  return fatal === false ? 'warning' : 'info';
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line || a.column - b.column;
}

function placeOf(place: Place): Point | Position | undefined {
  return place !== undefined && 'type' in place ? place.position : place;
}
