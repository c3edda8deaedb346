/** Resolution of ids: former ids of sections and chapters become the current ones. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem, suggest } from '../http/problems.ts';
import type { OpenEdition } from '../store/edition.ts';

/** The current id of what has, or had, the id `id`; `id` itself where it is neither in `existing` nor an alias. */
export function currentId(
  id: string,
  { aliases = {} }: Pick<OpenEdition['header'], 'aliases'>,
  existing: ReadonlySet<string>,
): string {
  return existing.has(id) || !Object.hasOwn(aliases, id) ? id : (aliases[id] ?? id);
}

/**
 * The current ids for `requested`; an empty list for undefined.
 *
 * @throws {HTTPException} 404 if one is neither in `existing` nor an alias of one that is.
 */
export function resolveIds(
  c: Context<AppEnv>,
  kind: 'chapter' | 'section',
  requested: string | readonly string[] | undefined,
  header: Pick<OpenEdition['header'], 'aliases'>,
  existing: readonly string[],
): string[] {
  const current = new Set(existing);
  const ids = [requested ?? []].flat();
  const resolve = (id: string) => currentId(id, header, current);
  const unknown = ids.filter((id) => !current.has(resolve(id)));
  const [first] = unknown;
  if (first === undefined) return ids.map(resolve);
  const detail = `There is no ${kind} "${unknown.join('", "')}" here.`;
  throw problem(c, `unknown-${kind}`, { detail, ...suggest(first, existing) });
}
