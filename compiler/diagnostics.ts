/** What the compiler reports: each fault by its rule, where it stands, what is wrong and how to mend it. */
import type { Node, Point, Position } from 'unist';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

type Place = Point | Position | Node | undefined;

/** Where faults of a whole file are reported. */
export const TOP: Point = { line: 1, column: 1 };

/** Every rule of `edge-faq check`. An error keeps the content from being published; a warning is for the author to know. */
export const rules = {
  'not-utf8': 'error',
  'invalid-guide-id': 'error',
  'invalid-locale': 'error',
  'no-front-matter': 'error',
  'invalid-yaml': 'error',
  'unknown-field': 'error',
  'missing-field': 'error',
  'invalid-field': 'error',
  'invalid-site': 'error',
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
  'stale-translation': 'warning',
  'unreviewed-derivation': 'warning',
  'unsafe-html': 'error',
  'unknown-language': 'warning',
  'dead-link': 'error',
  'relative-link': 'error',
  'no-pages': 'error',
  'missing-image': 'error',
  'remote-image': 'error',
  'image-without-alt': 'error',
  'image-without-size': 'error',
  'alias-taken': 'error',
  'alias-to-nothing': 'error',
  'lost-id': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type Rule = keyof typeof rules;

/** Adds a fault to `file`: `reason` says what is wrong, `mend` what the author can do about it. */
export function report(file: VFile, place: Place, rule: Rule, reason: string, mend: string): void {
  const message = file.message(reason, { place: placeOf(place), source: 'edge-faq', ruleId: rule });
  message.fatal = rules[rule] === 'error';
  message.note = mend;
}

/** A fault as it is shown, kept and sent: lines and columns count from 1, columns in UTF-16 code units. */
export const DiagnosticSchema = v.object({
  path: v.string(),
  line: v.number(),
  column: v.number(),
  endLine: v.number(),
  endColumn: v.number(),
  severity: v.picklist(['error', 'warning']),
  rule: v.string(),
  reason: v.string(),
  mend: v.string(),
});

export type Diagnostic = v.InferOutput<typeof DiagnosticSchema>;

/** The faults of all files in the order in which they stand. */
export function listDiagnostics(files: readonly VFile[]): Diagnostic[] {
  return files.flatMap(({ path, messages }) =>
    messages.map((message) => toDiagnostic(path, message)).toSorted(byPlace),
  );
}

/** Reports faults that were found at another time to their files. */
export function reportAgain(diagnostics: readonly Diagnostic[], files: readonly VFile[]): void {
  for (const { path, rule, reason, mend, line, column, endLine, endColumn } of diagnostics) {
    const file = files.find((candidate) => candidate.path === path);
    const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
    if (file && isRule(rule)) report(file, place, rule, reason, mend);
  }
}

/** How many errors the files hold. */
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
    severity: fatal ? 'error' : 'warning',
    rule: ruleId ?? '',
    reason,
    mend: note ?? '',
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line || a.column - b.column;
}

function placeOf(place: Place): Point | Position | undefined {
  return place !== undefined && 'type' in place ? place.position : place;
}
