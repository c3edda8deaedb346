/** YAML parser that reports as errors what `yaml` would throw only when the value is read: unresolved aliases, too many, too deep. Of the errors on one line, it keeps the first. */
import { type Document, type LineCounter, parseDocument, visit, YAMLParseError } from 'yaml';

/** The document in `text`; without `errors`, reading its value doesn't throw. `lineCounter` records the starts of lines. */
export function readYaml(text: string, lineCounter?: LineCounter): Document.Parsed {
  const document = parseDocument(text, {
    prettyErrors: false,
    logLevel: 'error',
    ...(lineCounter && { lineCounter }),
  });
  // The parser reports what it throws itself, and then one error for each level of nesting.
  const overflow = document.errors.find(({ message }) => message.includes('call stack'));
  if (overflow) document.errors = [tooDeep(overflow.pos)];
  else {
    document.errors = firstOnEachLine(document.errors, text);
    checkAliases(document);
  }
  return document;
}

/** How to correct an error: `hint`, unless the error's code tells more. */
export function hintFor({ code, message }: YAMLParseError, hint: string): string {
  if (code === 'DUPLICATE_KEY') return 'write each name once, with all of its values';
  const isIndent = code === 'TAB_AS_INDENT' || (code === 'BAD_INDENT' && !message.startsWith('Flow'));
  return isIndent
    ? 'indent by spaces: names that belong together by as many, and what belongs to a name by more'
    : hint;
}

/** The first error on each line: the parser reports others that follow from it. */
function firstOnEachLine(errors: readonly YAMLParseError[], text: string): YAMLParseError[] {
  const indents = errors.filter(isOverindented);
  const starts = new Set(indents.map(({ pos: [start] }) => start));
  const located = errors
    .filter(({ code, pos: [start] }) => code !== 'BLOCK_AS_IMPLICIT_KEY' || !starts.has(start))
    .map((error) => (isOverindented(error) ? locateIndent(error, text) : error));
  const lines = located.map(({ pos: [start] }) => lineStart(text, start));
  return located.filter((_, index) => lines[index] !== lines[index - 1]);
}

/** Whether a line is indented too far. The parser takes it for a continuation of the value on the line before it, and reports the error there. */
function isOverindented({ code }: YAMLParseError): boolean {
  return code === 'MULTILINE_IMPLICIT_KEY';
}

/** The error at the line that is indented too far. */
function locateIndent({ pos: [, end] }: YAMLParseError, text: string): YAMLParseError {
  const start = lineStart(text, end);
  const indent = /^ */.exec(text.slice(start, end))?.[0].length ?? 0;
  const reason = 'the line is indented further than the one before, which has a value already';
  return new YAMLParseError([start + indent, end], 'BAD_INDENT', reason);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function tooDeep(position: [number, number]): YAMLParseError {
  return new YAMLParseError(position, 'RESOURCE_EXHAUSTION', 'nested too deeply');
}

function checkAliases(document: Document.Parsed): void {
  let last: [number, number] | undefined;
  visit(document, {
    Alias: (_, alias) => {
      const [start = 0, end = start] = alias.range ?? [];
      last = [start, end];
      if (alias.resolve(document)) return;
      const reason = `unresolved alias "*${alias.source}"`;
      document.errors.push(new YAMLParseError([start, end], 'BAD_ALIAS', reason));
    },
  });
  if (last && document.errors.length === 0) checkExpansion(document, last);
}

/** Aliases of lists of aliases multiply: `yaml` limits the size of their value when it is read. */
function checkExpansion(document: Document.Parsed, lastAlias: [number, number]): void {
  try {
    document.toJS();
  } catch {
    const reason = 'its aliases stand for too many values: write the values themselves';
    document.errors.push(new YAMLParseError(lastAlias, 'RESOURCE_EXHAUSTION', reason));
  }
}
