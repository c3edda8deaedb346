/** `docs/element.md`: its reference is made from the element itself, between two comments; the rest is written by hand. */
import { readFile } from 'node:fs/promises';
import { describeElement } from './manifest.ts';
import { makeReference } from './reference.ts';

export const DOCS = 'docs/element.md';

const [BEGIN, END] = ['<!-- made by `npm run docs:element` from here -->', '<!-- to here -->'];

/** The page as it should be. */
export async function renewDocs(): Promise<string> {
  const page = await readFile(DOCS, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCS} lacks ${BEGIN} or ${END}`);
  return `${before}${BEGIN}\n\n${await makeReference(await describeElement())}\n${END}${after}`;
}
