/** Bodies of the API's requests: one schema validates and types them, and documents them. */
import * as v from 'valibot';
import { WithdrawalReasonSchema } from '../../schema/withdrawal.ts';
import { feedbackRequests, objectOf } from './feedback-schemas.ts';
import { reportRequests } from './reports-schemas.ts';

/** Request body of `PUT /admin/withdrawals`. */
const WithdrawalReasonBodySchema = v.strictObject(
  WithdrawalReasonSchema.entries,
  objectOf('status, by and notice'),
);

/** Request body of `POST /admin/purge`. */
const PurgeSchema = v.strictObject(
  {
    tags: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/, 'use a tag of a Cache-Tag header'))),
      v.minLength(1, 'send at least one tag'),
      v.maxLength(30, 'send at most 30 tags at a time'),
      v.description('Tags of `Cache-Tag` headers: `guides`, `guide:overdue-loan`, `locale:en`.'),
    ),
  },
  'send an object whose only member is "tags"',
);

/** Request bodies, by their names in OpenAPI. */
export const requestSchemas = {
  Purge: PurgeSchema,
  WithdrawalReason: WithdrawalReasonBodySchema,
  ...feedbackRequests,
  ...reportRequests,
};

export type RequestName = keyof typeof requestSchemas;

/** The request body that OpenAPI calls `N`. */
export type RequestBody<N extends RequestName> = v.InferOutput<(typeof requestSchemas)[N]>;
