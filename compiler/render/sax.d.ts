/** Types of the `sax` package, which has none: the part of its parser that is used. */
declare module 'sax' {
  interface Parser {
    /** Values of the known entities, by name. */
    ENTITIES: Record<string, string>;
    ondoctype: (doctype: string) => void;
    onopentag: (tag: { name: string }) => void;
    /** The parser stops at the first error; `resume` goes on. */
    onerror: (error: Error) => void;
    resume(): Parser;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: { parser(strict: boolean, options: { strictEntities: boolean }): Parser };
  export default sax;
}
