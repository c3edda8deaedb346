/** Types of D1, as far as the worker uses it. A site need not have a database: everything read-only works without. */

export interface Statement {
  bind(...values: (string | number | null)[]): Statement;
}

/** A SQL expression that has to be true when a statement runs, and its parameters. */
export type Condition = [sql: string, ...parameters: string[]];

/** The result of a statement; D1 parses neither JSON nor dates. */
export interface StatementResult {
  results: Record<string, unknown>[];
}

/** The binding `DB`. */
export interface Database {
  prepare(sql: string): Statement;
  /** Runs the statements in one transaction, which is rolled back as a whole if one fails. */
  batch(statements: Statement[]): Promise<StatementResult[]>;
}
