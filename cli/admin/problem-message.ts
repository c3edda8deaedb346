/** Problems of the admin API (RFC 9457) in one line: what is wrong, where, and which command fixes it. */
import * as v from 'valibot';
import { NO_DATABASE } from '../../schema/no-database.ts';
import { replaceControlCharacters } from '../print/control-characters.ts';
import { formatCount } from '../print/count.ts';

/** The members that are read, all of which a problem may lack. */
const ProblemSchema = v.object({
  type: v.optional(v.string(), 'about:blank'),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  requestId: v.optional(v.string()),
  available: v.optional(v.array(v.string()), []),
  nearest: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() })), []),
});

type Problem = v.InferOutput<typeof ProblemSchema>;

/** How many of the valid values a message lists. */
const MAX_AVAILABLE = 10;

/** What to do, by the last segment of the problem's type. */
const HINTS: Record<string, string> = {
  unauthorized:
    'set ADMIN_TOKEN to the secret of that worker, which "npx wrangler secret put ADMIN_TOKEN" sets (of a local one, .dev.vars)',
  'insufficient-role': 'use the token of the publisher, or an identity that may decide',
  'unknown-path': 'the worker is of an earlier version of edge-faq: build and deploy this one',
  'unknown-report': '"edge-faq reports" lists them',
  'not-withdrawn':
    '"edge-faq withdrawals" lists what is withdrawn; name the same section and --locale, and undo those of front matter in the file',
  'already-withdrawn': 'add --replace to replace its notice',
  'database-unavailable':
    'try again; if that fails, check the D1 binding DB in wrangler.toml and run "npx wrangler d1 migrations apply DB --remote"',
  'content-unavailable': 'try again; if that fails, build and deploy again',
};

const BIND_DATABASE =
  'bind one: add the lines that "npx edge-faq check" prints for "d1_databases" to wrangler.toml, then run "npx wrangler deploy" and "npx wrangler d1 migrations apply DB --remote"';

/** A response of the admin API that is a problem; its message is for people. */
export class ProblemError extends Error {
  /** Name of the problem's type, like `already-withdrawn`. */
  readonly problem: string;

  constructor(response: Response, body: unknown) {
    const parsed = v.safeParse(ProblemSchema, body);
    const problem = parsed.success ? parsed.output : v.parse(ProblemSchema, {});
    const name = problem.type.split('/').at(-1) ?? '';
    super(replaceControlCharacters(formatProblem(response, problem, name)));
    this.problem = name;
  }
}

function formatProblem({ status, headers, statusText }: Response, problem: Problem, name: string): string {
  const { title = statusText, detail, nearest, available, errors, requestId } = problem;
  const hint = hintFor(status, problem, name);
  const retryAfter = Number(headers.get('Retry-After'));
  const parts = [
    `${status} ${title}${detail ? `: ${detail}` : ''}`.replace(/\.$/, ''),
    ...errors.map(({ pointer, detail: reason }) => `${pointer}: ${reason}`),
    nearest === undefined ? (hint ?? formatAvailable(available)) : `did you mean "${nearest}"?`,
    status === 429 && retryAfter > 0 ? `try again in ${formatCount(retryAfter, 'second')}` : undefined,
    status >= 500 && requestId && detail !== NO_DATABASE
      ? `the request is ${requestId} in the log of the worker`
      : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

function hintFor(status: number, { detail }: Problem, name: string): string | undefined {
  if (status === 412) return 'nothing is withdrawn there: leave out --replace';
  return detail === NO_DATABASE ? BIND_DATABASE : HINTS[name];
}

function formatAvailable(available: readonly string[]): string | undefined {
  if (available.length === 0) return undefined;
  const more = available.length > MAX_AVAILABLE ? ', …' : '';
  return `available: ${available.slice(0, MAX_AVAILABLE).join(', ')}${more}`;
}
