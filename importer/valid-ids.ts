/** Valid ids in place of those of other tools, the same each time: a translation that is imported later gets them, too. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { INTRO, SUMMARY } from '../compiler/read/outline.ts';
import { IdSchema } from '../schema/guide.ts';
import { hyphenate, MAX_LENGTH, truncate } from './slug.ts';

/** Ids with a meaning for the compiler. */
const RESERVED: readonly string[] = [INTRO, SUMMARY];

/** What replaces an id of the source that isn't valid. */
export interface ValidIds {
  /** `faq-pay` for `FAQ_Pay`, but for `faq.pay` as well. */
  readable: string;
  /** `faq-pay-1b0f3f10`, for `FAQ_Pay` alone. */
  distinct: string;
}

/**
 * What replaces `id`; undefined if it is valid. Where letters or symbols of `id` are lost, the readable id is the distinct one.
 *
 * @example
 * replaceInvalidId('101')?.readable; // 'id-101'
 */
export function replaceInvalidId(id: string): ValidIds | undefined {
  if (isValidId(id)) return undefined;
  const words = hyphenate(id);
  const base = /^[a-z]/.test(words) && !RESERVED.includes(words) ? words : `id-${words}`.replace(/-$/, '');
  const suffix = `-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
  const distinct = `${truncate(base, MAX_LENGTH - suffix.length)}${suffix}`;
  const isComplete = base.length <= MAX_LENGTH && REPLACEABLE.test(id.normalize('NFKD'));
  return { readable: isComplete ? base : distinct, distinct };
}

/** Characters that an id has, or has hyphens for. */
const REPLACEABLE = /^[A-Za-z0-9\p{M}\s._:/-]*$/u;

/** Whether a chapter or question can have `id`. */
export function isValidId(id: string): boolean {
  return v.is(IdSchema, id) && !RESERVED.includes(id);
}
