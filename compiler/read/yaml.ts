/** YAML parser that reports as errors what `yaml` would throw only when the value is read: unresolved aliases, too many, too deep. */
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
  else checkAliases(document);
  return document;
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
