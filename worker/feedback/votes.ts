/** `/v1/guides/:guide/sections/:section/votes`: whether readers find an answer helpful. */
import { type Context, Hono } from 'hono';
import { allGuideIds } from '../../schema/moved-guides.ts';
import { GUIDE_PARAMETER } from '../api/find-edition.ts';
import { type FoundSection, findSection } from '../api/find-part.ts';
import { operation } from '../contract/operation.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { jsonBody } from '../http/json-body.ts';
import { logWrite } from '../http/log.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { withdrawnProblem } from '../withdrawals/refuse.ts';
import { acceptWrites, listMethods, WRITE_PROBLEMS } from './accept-writes.ts';
import { writeAsReader } from './reader.ts';
import { countVotes, storeVote } from './store-vote.ts';

const PATH = { guide: GUIDE_PARAMETER, section: 'Id of a section: `get-in-touch`.' };

const SECTION_PROBLEMS: ProblemName[] = [
  'invalid-query',
  'unknown-guide',
  'unknown-section',
  'withdrawn',
  'unavailable-for-legal-reasons',
  'content-unavailable',
];

export const votes = new Hono<AppEnv>()
  .use('/', listMethods('GET', 'HEAD'))

  /**
   * `POST /v1/guides/:guide/sections/:section/votes` with the body `{helpful, reason?, comment?}` returns `{status}`: `counted`, or `replaced`
   * if the reader has voted on the section before on this UTC day. A former id counts for the current one.
   *
   * Errors: 400 `invalid-body`; 403 `origin-not-allowed`; 404 `unknown-guide`, `unknown-section`; 410 `withdrawn`; 413 `content-too-large`; 415
   * `unsupported-media-type`; 429 `too-many-requests`; 451 `unavailable-for-legal-reasons`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/guides/overdue-loan/sections/get-in-touch/votes --json '{"helpful": false, "reason": "outdated"}'
   */
  .post(
    '/',
    operation({
      operationId: 'vote',
      summary: 'Vote on whether an answer is helpful',
      path: PATH,
      response: 'VoteOutcome',
      requestBody: 'Vote',
      problems: [...SECTION_PROBLEMS, ...WRITE_PROBLEMS],
    }),
    acceptWrites('VOTES_PER_CLIENT'),
    query(),
    jsonBody('Vote'),
    async (c) => {
      const database = requireDatabase(c.env);
      const { guide, section } = await findVotedSection(c);
      const voted = { guide, section };
      const status = await writeAsReader(c, database, 'vote', (reader) =>
        storeVote(database, voted, reader, c.req.valid('json')),
      );
      logWrite(c, { write: 'vote', ...voted, outcome: status });
      return respondJson<'VoteOutcome'>(c, { status });
    },
  )

  /**
   * `GET /v1/guides/:guide/sections/:section/votes` returns `{guide, section, helpful, notHelpful}`, the numbers of votes, where the publisher
   * makes them public by `VOTES_PUBLIC`.
   *
   * Errors: 400 `invalid-query`; 403 `votes-not-public`; 404 `unknown-guide`, `unknown-section`; 410 `withdrawn`; 451
   * `unavailable-for-legal-reasons`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/guides/overdue-loan/sections/get-in-touch/votes
   */
  .get(
    '/',
    operation({
      operationId: 'countVotes',
      summary: 'Count the votes on an answer, where they are public',
      path: PATH,
      response: 'VoteCount',
      problems: [...SECTION_PROBLEMS, 'votes-not-public', 'database-unavailable'],
    }),
    query(),
    async (c) => {
      if (c.env.VOTES_PUBLIC !== 'true')
        throw problem(c, 'votes-not-public', {
          detail: 'The publisher does not publish the number of votes.',
        });
      const database = requireDatabase(c.env);
      const { guide, section, listIds } = await findVotedSection(c);
      const { moved = {} } = await readCatalog(c.env.ASSETS);
      const counts = await countVotes(database, allGuideIds(moved, guide), listIds());
      // Not `public`: the isolate keeps such responses until they are evicted.
      c.header('Cache-Control', 'max-age=60');
      return respondJson<'VoteCount'>(c, { guide, section, ...counts });
    },
  );

/**
 * The section of the path, by its current ids.
 *
 * @throws {HTTPException} 404 `unknown-guide`, `unknown-section`; 410 or 451 if it is withdrawn in all locales.
 */
async function findVotedSection(c: Context<AppEnv>): Promise<FoundSection> {
  const voted = await findSection(c, c.req.param('guide') ?? '', c.req.param('section') ?? '');
  const ofGuide = (await readWithdrawals(c)).byGuide.get(voted.guide);
  const ids = ofGuide ? voted.listIds() : [];
  const withdrawal = [...(ofGuide?.whole ?? []), ...(ofGuide?.sections ?? [])].find(
    ({ locale, section }) => locale === undefined && (section === undefined || ids.includes(section)),
  );
  if (withdrawal) throw withdrawnProblem(c, `The section "${voted.section}"`, withdrawal, undefined, []);
  return voted;
}
