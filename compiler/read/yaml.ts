/** Reads YAML so that whatever is wrong with it is among its errors, and nothing is thrown later. */
import { type Document, type LineCounter, parseDocument, visit, YAMLParseError } from 'yaml';

/** The document in `text`; one without errors has a value. `lineCounter` learns where its lines begin. */
export function readYaml(text: string, lineCounter?: LineCounter): Document.Parsed {
  const document = parseDocument(text, { prettyErrors: false, ...(lineCounter && { lineCounter }) });
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      const [start = 0, end = start] = alias.range ?? [];
      const reason = `"*${alias.source}" names nothing`;
      document.errors.push(new YAMLParseError([start, end], 'BAD_ALIAS', reason));
    },
  });
  return document;
}
