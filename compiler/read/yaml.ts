/** YAML parser that reports unresolved aliases as errors, which `yaml` would throw only when the value is read. */
import { type Document, type LineCounter, parseDocument, visit, YAMLParseError } from 'yaml';

/** The document in `text`; without `errors`, reading its value doesn't throw. `lineCounter` records the starts of lines. */
export function readYaml(text: string, lineCounter?: LineCounter): Document.Parsed {
  const document = parseDocument(text, { prettyErrors: false, ...(lineCounter && { lineCounter }) });
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      const [start = 0, end = start] = alias.range ?? [];
      const reason = `unresolved alias "*${alias.source}"`;
      document.errors.push(new YAMLParseError([start, end], 'BAD_ALIAS', reason));
    },
  });
  return document;
}
