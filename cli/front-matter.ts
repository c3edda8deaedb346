/** Lossless editing of front matter: the rest of the author's file keeps its bytes. */

/** A file split at its front matter; `openingFence + yaml + rest` is the file. */
export interface FrontMatterSplit {
  /** The first line (`---`), with the byte order mark if there is one. */
  openingFence: string;
  /** The text between the fences. */
  yaml: string;
  /** The closing fence and everything after it. */
  rest: string;
  /** The file's line terminator. */
  lineBreak: string;
}

/** Splits `text` at its front matter; undefined if it has none. */
export function splitFrontMatter(text: string): FrontMatterSplit | undefined {
  const match = /^(\uFEFF?---[ \t]*(\r\n|\n|\r))([\s\S]*?)(?<=[\r\n])(---[ \t]*(?![^\r\n])[\s\S]*)$/.exec(
    text,
  );
  const [, openingFence, lineBreak, yaml, rest] = match ?? [];
  if (openingFence === undefined || lineBreak === undefined || yaml === undefined || rest === undefined)
    return undefined;
  return { openingFence, yaml, rest, lineBreak };
}

/** The file with `yaml` as its front matter, whose line breaks become those of the file. */
export function joinFrontMatter({ openingFence, rest, lineBreak }: FrontMatterSplit, yaml: string): string {
  return openingFence + yaml.replaceAll(/\r\n|\r|\n/g, lineBreak) + rest;
}
