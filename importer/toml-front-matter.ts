/** Front matter in TOML, between lines of `+++`, which Hugo and Zola read. */
import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';

export interface TomlFrontMatter {
  fields: unknown;
  /** Why it can't be read. */
  error: string | undefined;
  source: string;
  /** The text below it, with blank lines in its place, so that lines keep their numbers. */
  rest: string;
}

/** Reads the front matter of `text`; undefined where it has none in TOML. Dates are written `YYYY-MM-DD`. */
export function readTomlFrontMatter(text: string): TomlFrontMatter | undefined {
  const [whole, source] = /^\ufeff?\+{3}[ \t]*\r?\n([\s\S]*?)^\+{3}[ \t]*(?=\r?\n|$)/m.exec(text) ?? [];
  if (whole === undefined || source === undefined || !text.startsWith(whole)) return undefined;
  const rest = whole.replaceAll(/[^\n]/g, '') + text.slice(whole.length);
  try {
    const fields: unknown = JSON.parse(JSON.stringify(getStaticTOMLValue(parseTOML(source))), toDay);
    return { fields, error: undefined, source, rest };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { fields: undefined, error: `not valid TOML: ${error.message}`, source, rest };
  }
}

/** A date with a time is the field `updated` of a guide without it. */
function toDay(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^(\d{4}-\d{2}-\d{2})T[\d:.]+Z$/, '$1') : value;
}
