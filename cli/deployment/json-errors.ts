/** Syntax errors of JSON with comments, in words for the author of the file. */
import { createScanner, type ParseError, printParseErrorCode } from 'jsonc-parser';

interface JsonProblem {
  offset: number;
  /** Like `comma expected`. */
  reason: string;
  hint: string;
}

/** For valid JSON of another type. */
export const NO_OBJECT: JsonProblem = {
  offset: 0,
  reason: 'object expected',
  hint: 'write an object: {"name": value, …}',
};

/** By the name of the error. */
const HINTS: Partial<Record<string, string>> = {
  CommaExpected: 'write a comma here: there is one between every two members',
  ColonExpected: 'write a colon here, between the name and the value',
  CloseBraceExpected: 'write a } here: the object is not closed',
  CloseBracketExpected: 'write a ] here: the array is not closed',
  PropertyNameExpected: 'write the name of the member in double quotes',
  ValueExpected: 'write a value: text in double quotes, a number, true, false, {…} or […]',
  InvalidSymbol: 'write text in double quotes',
  EndOfFileExpected: 'remove what follows the object',
  UnexpectedEndOfString: 'close the text with double quotes',
};

/** Something that is missing belongs where the text before it ends. */
const MISSING = /^(?:Comma|Colon|CloseBrace|CloseBracket)Expected$/;

/** What is wrong in `text`, where, and how to fix it. */
export function explainJsonError(text: string, { error, offset }: ParseError): JsonProblem {
  const name = printParseErrorCode(error);
  return {
    offset: MISSING.test(name) ? endOfTokenBefore(text, offset) : offset,
    reason: name.replaceAll(/(?!^)[A-Z]/g, ' $&').toLowerCase(),
    hint: HINTS[name] ?? NO_OBJECT.hint,
  };
}

function endOfTokenBefore(text: string, offset: number): number {
  const scanner = createScanner(text, true);
  let end = 0;
  while (scanner.getPosition() < offset) {
    scanner.scan();
    if (scanner.getTokenOffset() >= offset) break;
    end = scanner.getTokenOffset() + scanner.getTokenLength();
  }
  return end;
}
