/** Takes an author's file apart at its front matter, so that the rest of it stays byte for byte as it is. */

/** A file is `open + yaml + rest`. */
export interface FrontMatterBlock {
  /** The first line, with the byte order mark where there is one. */
  open: string;
  /** What stands between the two fences. */
  yaml: string;
  /** The closing fence and all that follows. */
  rest: string;
  /** How the file breaks its lines. */
  lineBreak: string;
}

/** The parts of `text`, or undefined where it has no front matter. */
export function splitFrontMatter(text: string): FrontMatterBlock | undefined {
  const match = /^(\uFEFF?---[ \t]*(\r\n|\n|\r))([\s\S]*?)(?<=[\r\n])(---[ \t]*(?![^\r\n])[\s\S]*)$/.exec(
    text,
  );
  const [, open, lineBreak, yaml, rest] = match ?? [];
  if (open === undefined || lineBreak === undefined || yaml === undefined || rest === undefined)
    return undefined;
  return { open, yaml, rest, lineBreak };
}

/** The file with other front matter; line breaks of `yaml` become those of the file. */
export function joinFrontMatter({ open, rest, lineBreak }: FrontMatterBlock, yaml: string): string {
  return open + yaml.replaceAll(/\r\n|\r|\n/g, lineBreak) + rest;
}
