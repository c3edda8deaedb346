/** Bodies of reports: what readers send and see of them, and what the publisher reads and decides. */
import * as v from 'valibot';
import {
  REPORT_KIND_ALIASES,
  REPORT_KINDS,
  REPORT_LIMITS,
  REPORT_STATES,
  type ReportKind,
} from '../../schema/feedback.ts';
import { IdSchema } from '../../schema/guide.ts';
import { WithdrawalReasonSchema, WithdrawalSchema } from '../../schema/withdrawal.ts';
import { objectOf, readerText } from './feedback-schemas.ts';

const ALIASES: Readonly<Record<string, ReportKind>> = REPORT_KIND_ALIASES;

const KIND = `use ${REPORT_KINDS.join(', ')}`;

const STATE = `use ${REPORT_STATES.join(', ')}`;

const KindSchema = v.picklist(REPORT_KINDS, KIND);

const StateSchema = v.picklist(REPORT_STATES, STATE);

/** What earlier versions of the element send is accepted, and not documented. */
const AnyKindSchema = v.pipe(
  v.picklist([...REPORT_KINDS, ...Object.keys(ALIASES)], KIND),
  v.transform((kind) => ALIASES[kind] ?? kind),
  KindSchema,
);

/** A URL, which is stored as it was written and never requested. */
const EvidenceSchema = v.pipe(
  readerText(REPORT_LIMITS.evidence),
  v.check(
    (url) => /^https:\/\/[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url),
    'is no https URL: use one, like https://a.example/page',
  ),
  v.description('URL of a page that shows what is wrong.'),
);

/** Request body of `POST /v1/reports`. */
const ReportSchema = v.pipe(
  v.strictObject(
    {
      kind: AnyKindSchema,
      guide: v.optional(v.pipe(IdSchema, v.description('Guide that it is about; without it, the site.'))),
      section: v.optional(
        v.pipe(IdSchema, v.description('Section that it is about; without it, the guide.')),
      ),
      message: v.pipe(readerText(REPORT_LIMITS.message), v.description('What is wrong.')),
      evidence: v.optional(EvidenceSchema),
      contact: v.optional(
        v.pipe(
          readerText(REPORT_LIMITS.contact),
          v.description('How the publisher reaches the sender: only if a reply is wanted.'),
        ),
      ),
    },
    objectOf('kind, message and, as far as they apply, guide, section, evidence and contact'),
  ),
  v.forward(
    v.partialCheck(
      [['guide'], ['section']],
      ({ guide, section }) => section === undefined || guide !== undefined,
      'goes with a guide: sections of several guides may have this id',
    ),
    ['section'],
  ),
);

const ReportReceiptSchema = v.object({
  receipt: v.pipe(
    v.string(),
    v.description('Whoever has it may read and erase the report: keep it, and tell nobody. 22 characters.'),
  ),
  state: v.literal('received'),
});

const TIME = 'ISO 8601, UTC.';

/** What both the sender and the publisher see. */
const shared = {
  state: StateSchema,
  kind: KindSchema,
  guide: v.optional(IdSchema),
  section: v.optional(IdSchema),
  note: v.optional(v.pipe(v.string(), v.description('What the publisher tells the sender: plain text.'))),
  receivedAt: v.pipe(v.string(), v.description(TIME)),
  decidedAt: v.optional(v.pipe(v.string(), v.description(TIME))),
  erasedAt: v.optional(
    v.pipe(v.string(), v.description('When the sender has erased message, evidence and contact.')),
  ),
  expired: v.optional(
    v.pipe(
      v.literal(true),
      v.description('Present if the message was erased because the time for which it is kept is over.'),
    ),
  ),
};

/** What the sender wrote, until it is erased. */
const words = {
  message: v.optional(
    v.pipe(v.string(), v.description('The sender’s words. Escape them wherever they are shown.')),
  ),
  evidence: v.optional(v.string()),
  contact: v.optional(v.string()),
};

const ReportStatusSchema = v.object({ ...shared, ...words });

/** What was withdrawn because of a report. */
const ReportWithdrawalSchema = v.omit(WithdrawalSchema, ['notice']);

const AdminReportSchema = v.object({
  id: v.number(),
  ...shared,
  ...words,
  withdrawal: v.optional(
    v.pipe(ReportWithdrawalSchema, v.description('What was withdrawn because of the report.')),
  ),
  undelivered: v.optional(
    v.pipe(
      v.array(
        v.object({
          type: v.string(),
          attempts: v.number(),
          failed: v.pipe(v.boolean(), v.description('Whether there will be no further attempt.')),
          error: v.optional(v.string()),
        }),
      ),
      v.description('Messages of the webhook that were not delivered yet.'),
    ),
  ),
});

/** A page of reports. */
const AdminReportListSchema = v.object({
  reports: v.array(AdminReportSchema),
  next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next page; absent on the last one.'))),
});

const MAX_NOTE = 2_000;

/** Request body of `PATCH /admin/reports/:id`. */
const ReportDecisionSchema = v.pipe(
  v.strictObject(
    {
      state: v.optional(StateSchema),
      note: v.optional(
        v.pipe(
          v.nullable(readerText(MAX_NOTE)),
          v.description('What the sender is told; null removes the note. Name no person in it.'),
        ),
      ),
      withdrawal: v.optional(
        v.pipe(
          v.nullable(
            v.strictObject(
              { ...WithdrawalReasonSchema.entries, locale: WithdrawalSchema.entries.locale },
              objectOf('status, by, notice and, for one language only, locale'),
            ),
          ),
          v.description(
            'Withdraws what the report is about, if the report is upheld; null undoes the withdrawal that was made because of it.',
          ),
        ),
      ),
    },
    objectOf('state, note or withdrawal'),
  ),
  v.check((body) => Object.keys(body).length > 0, 'send state, note or withdrawal'),
);

export const reportResponses = {
  ReportReceipt: ReportReceiptSchema,
  ReportStatus: ReportStatusSchema,
  AdminReport: AdminReportSchema,
  AdminReportList: AdminReportListSchema,
};

export const reportRequests = { Report: ReportSchema, ReportDecision: ReportDecisionSchema };
