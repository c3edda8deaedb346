/** Fields of a form that a page has sent. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';

/** What was sent, by the names of the fields. */
export type Fields = Readonly<Record<string, string>>;

/** Content types of forms. */
const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i;

/**
 * The text fields of the form, without space around them; a line break is one character, as `maxlength` counts it.
 *
 * @throws {HTTPException} 415 `unsupported-media-type`; 400 `invalid-body` for a form that can't be parsed.
 */
export async function readForm(c: Context<AppEnv>): Promise<Fields> {
  if (!FORM.test(c.req.header('Content-Type') ?? ''))
    throw problem(c, 'unsupported-media-type', { detail: 'Send the form of the page.' });
  const body = await c.req.parseBody().catch(() => {
    throw problem(c, 'invalid-body', { detail: 'The form could not be read.' });
  });
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').trim()]] : [],
    ),
  );
}
