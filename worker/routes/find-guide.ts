/** The step that every route below `/v1/guides/:guide` begins with. */
import type { Context } from 'hono';
import type { GuideEntry } from '../../content/schema.ts';
import { problem } from '../http/problems.ts';
import type { Env } from '../index.ts';
import { readManifest } from '../store/assets.ts';

/**
 * The guide that the path names.
 *
 * @throws 404 that lists the guides there are.
 */
export async function findGuide(c: Context<{ Bindings: Env }>, id: string): Promise<GuideEntry> {
  const { guides } = await readManifest(c.env.ASSETS);
  const found = guides.find(({ guide }) => guide === id);
  if (!found) {
    throw problem(c, 'unknown-guide', {
      detail: `There is no guide "${id}".`,
      available: guides.map(({ guide }) => guide),
    });
  }
  return found;
}
