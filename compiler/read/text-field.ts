/** Text in a front matter field. */
import * as v from 'valibot';

/** Where the value is a number, `true` or a list, the reader of the file says how to quote it. */
export const TEXT_HINT = 'write it as text';

export const TextSchema = v.pipe(v.string(TEXT_HINT), v.trim(), v.nonEmpty('must not be empty'));
