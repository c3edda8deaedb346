/** XML responses. Templates are those of hono/html, which escape what is interpolated. */
import type { Context } from 'hono';
import type { html } from 'hono/html';
import { concat } from '../concat.ts';
import type { AppEnv } from '../env.ts';
import { respondBytes } from '../http/respond.ts';

export type Xml = ReturnType<typeof html>;

/** What no XML document may have, not even escaped: control characters and halves of surrogate pairs (XML 1.0, section 2.2). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Sends `document` without the characters that XML can't have. */
export async function respondXml(c: Context<AppEnv>, type: string, document: Xml): Promise<Response> {
  const text = DECLARATION + String(await document).replace(FORBIDDEN, '');
  return respondBytes(c, `${type}; charset=utf-8`, concat([text]));
}
