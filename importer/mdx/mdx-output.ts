/** Output of the conversion of MDX: lines of the source, without their indents and with parts replaced. */
import type { SourceLine } from '../source-lines.ts';

export class MdxOutput {
  /** The offset in the source up to which it is written. */
  offset = 0;
  /** The line that contains it. */
  #index = 0;
  readonly #source: string;
  readonly #lines: readonly SourceLine[];
  readonly #starts: number[] = [];
  readonly #indents: readonly number[];
  readonly #written: SourceLine[] = [];

  constructor(lines: readonly SourceLine[], indents: readonly number[]) {
    this.#lines = lines;
    this.#indents = indents;
    this.#source = lines.map(({ content }) => content).join('\n');
    let start = 0;
    for (const { content } of lines) {
      this.#starts.push(start);
      start += content.length + 1;
    }
  }

  textBetween(start: number, end: number): string {
    return this.#source.slice(start, end);
  }

  lineAt(offset: number): SourceLine {
    return this.#lines[this.#indexOf(offset)] ?? { content: '', line: 1 };
  }

  /** Writes the source up to `start`, and then `text`. */
  replace(start: number, end: number, text: string): void {
    this.#copyUntil(start);
    const { line } = this.lineAt(start);
    const [first = '', ...others] = text.split('\n');
    this.#append(first, line);
    for (const content of others) this.#written.push({ content, line });
    this.offset = end;
  }

  finish(): SourceLine[] {
    this.#copyUntil(this.#source.length);
    return this.#written.map(({ content, line }) => ({
      content: content.trim() === '' ? '' : content,
      line,
    }));
  }

  /** The line of an offset that isn't written yet. */
  #indexOf(offset: number): number {
    let index = this.#index;
    while ((this.#starts[index + 1] ?? Number.POSITIVE_INFINITY) <= offset) index += 1;
    return index;
  }

  #copyUntil(end: number): void {
    const last = this.#indexOf(end);
    for (let index = this.#indexOf(this.offset); index <= last; index += 1) {
      const start = this.#starts[index] ?? 0;
      const line = this.#lines[index];
      if (!line) continue;
      const isStart = this.offset <= start;
      const from = isStart ? start + (this.#indents[index] ?? 0) : this.offset;
      const text = this.#source.slice(from, Math.max(from, Math.min(end, start + line.content.length)));
      if (isStart) this.#written.push({ content: text, line: line.line });
      else this.#append(text, line.line);
    }
    this.offset = end;
    this.#index = last;
  }

  #append(text: string, line: number): void {
    const last = this.#written.at(-1);
    if (last) last.content += text;
    else this.#written.push({ content: text, line });
  }
}
