/** Front matter field `withdrawn`: what may not be shown any more in the locale of a file. */
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';
import { nearestName } from '../../schema/nearest-name.ts';
import { NoticeTextSchema, REQUESTERS, WithdrawalReasonSchema } from '../../schema/withdrawal.ts';

const EXAMPLE =
  'withdrawn: [{ section: an-id, status: 410, by: publisher, since: 2026-11-26, notice: What readers are told. }]';

const LIST_HINT = `write a list, like ${EXAMPLE}; without "section" the whole file is withdrawn`;

const SINCE_HINT = 'use a date like 2026-11-26, or a time in UTC like 2026-11-26T08:00:00Z';

/** A date is its first moment in UTC. */
const SinceSchema = v.pipe(
  v.string(SINCE_HINT),
  v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/, SINCE_HINT),
  v.check(isTime, 'use a day and a time that exist'),
  v.transform((text) => new Date(text).toISOString().replace('.000Z', 'Z')),
);

const members = {
  /** A current or former id; without it the whole file is withdrawn. */
  section: v.optional(IdSchema),
  status: WithdrawalReasonSchema.entries.status,
  by: WithdrawalReasonSchema.entries.by,
  since: SinceSchema,
  /** In the language of the file. */
  notice: NoticeTextSchema,
};

/** What to write for a member that an entry lacks, by its name in quotes. */
const MISSING_HINTS: Record<string, string> = {
  '"status"': 'add "status: 410", or "status: 451" for legal reasons',
  '"by"': `add who required it, "by: …": ${REQUESTERS.join(', ')}`,
  '"since"': 'add since when, like "since: 2026-11-26"',
  '"notice"': 'add "notice: …" with what readers are told instead',
};

export const WithdrawnSchema = v.array(
  v.strictObject(members, ({ expected, input }) =>
    expected === 'never' ? unknownHint(String(input)) : (MISSING_HINTS[expected ?? ''] ?? LIST_HINT),
  ),
  LIST_HINT,
);

/** An entry of the field. */
export type WithdrawnEntry = v.InferOutput<typeof WithdrawnSchema>[number];

function unknownHint(name: string): string {
  const nearest = nearestName(name, Object.keys(members));
  const advice = nearest === undefined ? 'remove it' : `did you mean "${nearest}"? Otherwise remove it`;
  return `${advice}; an entry has ${Object.keys(members).join(', ')}`;
}

/** Whether the day and the time exist; `Date` counts 30 February as 2 March. */
function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(text.slice(0, 16));
}
