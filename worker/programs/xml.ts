/** XML responses. Templates are those of hono/html, which escape what is interpolated. */
import type { Context } from 'hono';
import type { html } from 'hono/html';
import { concat } from '../../schema/concat.ts';
import type { AppEnv } from '../env.ts';
import { respondBytes } from '../http/respond.ts';

export type Xml = ReturnType<typeof html>;

/** What no XML document may have, not even escaped (XML 1.0, section 2.2), beside halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is for.
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Sends `document` without the characters that XML can't have. */
export async function respondXml(c: Context<AppEnv>, type: string, document: Xml): Promise<Response> {
  const text =
    DECLARATION +
    String(await document)
      .toWellFormed()
      .replaceAll(FORBIDDEN, '');
  return respondBytes(c, `${type}; charset=utf-8`, concat([text]));
}
