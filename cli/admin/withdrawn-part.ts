/** What a withdrawal is of, as the command line names it: `<guide>[/<section>]` and a locale. */
import * as v from 'valibot';
import { type WithdrawnPart, WithdrawnPartSchema } from '../../schema/withdrawal.ts';

/**
 * @throws if the name has another form, or the locale is no BCP 47 tag in its usual spelling.
 * @example
 * toWithdrawnPart('overdue-loan/get-in-touch', 'en');
 */
export function toWithdrawnPart(name: string, locale: string | undefined): WithdrawnPart {
  const [guide, section, ...rest] = name.split('/');
  if (rest.length > 0) throw new Error(`"${name}" has more than one "/": write <guide>/<section>`);
  const parsed = v.safeParse(WithdrawnPartSchema, {
    guide,
    ...(locale !== undefined && { locale }),
    ...(section !== undefined && { section }),
  });
  if (parsed.success) return parsed.output;
  const [{ path, input, message }] = parsed.issues;
  throw new Error(`invalid ${path?.[0].key} "${input}": ${message}`);
}

/** `help/why in en`, `help`. */
export function formatPart({ guide, section, locale }: WithdrawnPart): string {
  const name = section === undefined ? guide : `${guide}/${section}`;
  return locale === undefined ? name : `${name} in ${locale}`;
}
