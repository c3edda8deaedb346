/** Acts of the publisher on the worker of a test, which are undone when it finishes. */
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { ADMIN_TOKEN } from '../test/fixtures/temporary-worker.ts';
import { testWithOwnWorker as base } from './fixtures.ts';

/** The section that tests withdraw, as a query of the admin API. */
export const QUERY = 'guide=overdue-loan&section=get-in-touch';

/** The notice. */
export const TEXT = 'A court required us to remove this answer.';

export const test = base
  .extend(
    'restore',
    ({ worker }) =>
      (query: string) =>
        act(worker.origin, 'DELETE', query),
  )
  /** Withdraws a part until it is restored; at the latest when the test finishes. */
  .extend('withdraw', async ({ worker, restore }, { onCleanup }) => {
    const queries: string[] = [];
    onCleanup(async () => {
      for (const query of queries) await restore(query);
    });
    return async (query: string) => {
      queries.push(query);
      expect(await act(worker.origin, 'PUT', query)).toBe(201);
    };
  });

/** Sends an act to the admin API; returns the status. */
async function act(origin: string, method: 'PUT' | 'DELETE', query: string): Promise<number> {
  const { status } = await fetch(`${origin}/admin/withdrawals?${query}`, {
    method,
    headers: { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' },
    ...(method === 'PUT' && { body: JSON.stringify({ status: 451, by: 'court', notice: { en: TEXT } }) }),
  });
  return status;
}

export const sectionsOf = ({ chapters }: Guide) => chapters.flatMap(({ sections }) => sections);

export const headingOf = (guide: Guide, id: string) =>
  sectionsOf(guide).find((section) => section.id === id)?.heading ?? '';
