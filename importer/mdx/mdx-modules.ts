/** Imports and exports of an MDX file: blocks of JavaScript between the Markdown. */
import { fenceBelow } from '../fenced-code.ts';
import type { LogOmission, SourceLine } from '../source-lines.ts';

/** What follows a whole statement: its end, or the next one on a line of its own. */
const END = String.raw`[ \t]*(?:;|$|\/[/*]|\n(?=(?:import|export|\/\/|\/\*)))`;
const STRING = String.raw`(?:"[^"\n]+"|'[^'\n]+')`;
const NAME = String.raw`[\w$]+`;
const BINDINGS = String.raw`(?:\{[\w$\s,]*\}|\*\s+as\s+${NAME})`;

/** Statements of JavaScript: prose may begin with these words as well. */
const STATEMENTS = [
  String.raw`import\s+(?:(?:${NAME}|(?:${NAME}\s*,\s*)?${BINDINGS})\s*from\s*)?${STRING}${END}`,
  String.raw`export\s+(?:const|let|var)\s+(?:${NAME}\s*(?::[^=\n]+)?=|[{[])`,
  String.raw`export\s+(?:default\s+)?(?:async\s+)?function\b[\s*]*(?:${NAME})?\s*\(`,
  String.raw`export\s+(?:default\s+)?class\b(?:\s+${NAME})?(?:\s+extends\s+[\w$.]+)?\s*\{`,
  String.raw`export\s+default\s+(?:async\s+)?(?:${NAME}|\((?:[^()]|\([^()]*\))*\))\s*=>`,
  String.raw`export\s+default\s+\(\s*[<{\n]`,
  String.raw`export\s+default\s+(?:[{[<][\s\S]*[}\]>]|${STRING}|[\w$.]+(?:\([\s\S]*\))?)${END}`,
  String.raw`export\s*(?:\{[\w$\s,]*\}|\*(?:\s+as\s+${NAME})?)(?:\s*from\s*${STRING})?${END}`,
];
const STATEMENT = new RegExp(`^(?:${STATEMENTS.join('|')})`);

interface WithoutModules {
  lines: SourceLine[];
  /** The text of all blocks. */
  modules: string;
}

/** `lines` with blank ones in place of imports and exports, which are logged. */
export function removeModules(lines: readonly SourceLine[], log: LogOmission): WithoutModules {
  const kept = [...lines];
  const modules: string[] = [];
  const start = frontMatterEnd(lines);
  let fence: string | undefined;
  for (let index = start; index < kept.length; index += 1) {
    const line = kept[index];
    const isStart = fence === undefined && (index === start || kept[index - 1]?.content.trim() === '');
    const module = line && isStart ? readModule(kept, index) : undefined;
    if (!line || module === undefined) {
      fence = fenceBelow(line?.content ?? '', fence);
      continue;
    }
    log(line, module, 'guides run no components');
    modules.push(module);
    const own = kept.slice(index, index + module.split('\n').length);
    kept.splice(index, own.length, ...own.map((blank) => ({ ...blank, content: '' })));
  }
  return { lines: kept, modules: modules.join('\n') };
}

/** The index of the first line below the front matter in YAML; that in TOML is read before. */
function frontMatterEnd(lines: readonly SourceLine[]): number {
  const marker = /^---(?=[ \t]*$)/.exec(lines[0]?.content ?? '')?.[0];
  return 1 + lines.findIndex(({ content }, index) => index > 0 && content.trimEnd() === marker);
}

/** The block of JavaScript that begins at the line `start`. */
function readModule(lines: readonly SourceLine[], start: number): string | undefined {
  if (!/^(?:import|export)\s/.test(lines[start]?.content ?? '')) return undefined;
  const text = lines
    .slice(start)
    .map(({ content }) => content)
    .join('\n');
  const module = text.slice(0, findEnd(text));
  return STATEMENT.test(module) ? module : undefined;
}

/** Strings, comments, brackets, and line breaks before blank lines. */
const TOKEN =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/.*|\/\*[\s\S]*?\*\/|[{}()[\]]|\n(?=[ \t]*(?:\n|$))/g;

/** The offset of the first blank line outside brackets; 0 if a bracket isn't closed. */
function findEnd(code: string): number {
  let depth = 0;
  for (const { 0: token, index } of code.matchAll(TOKEN)) {
    if ('{(['.includes(token)) depth += 1;
    else if ('})]'.includes(token)) depth -= 1;
    else if (token === '\n' && depth <= 0) return index;
  }
  return depth <= 0 ? code.length : 0;
}
