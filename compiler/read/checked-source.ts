/** Author's file after the checks, without its text: plain data that threads can send, and that takes little memory. */
import type { VFile } from 'vfile';
import { type Diagnostic, listDiagnostics, replayDiagnostics } from '../diagnostics.ts';
import { openSource } from './files.ts';

export interface CheckedSource {
  path: string;
  diagnostics: Diagnostic[];
}

export function toCheckedSource(file: VFile): CheckedSource {
  return { path: file.path, diagnostics: listDiagnostics([file]) };
}

/** The file inside the folder `content` with its diagnostics; `sourceText` reads its text. */
export function toFile({ path, diagnostics }: CheckedSource, content: string): VFile {
  const file = openSource(path, content);
  replayDiagnostics(diagnostics, [file]);
  return file;
}
