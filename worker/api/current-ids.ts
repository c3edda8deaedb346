/** Ids of old: what they are called now. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { instead, problem } from '../http/problems.ts';
import type { SectionPack } from '../store/section-pack.ts';

/**
 * What the ids `asked` are called now; none where none was asked for.
 *
 * @throws 404 where one is neither in `known` nor an alias of one that is.
 */
export function currentIds(
  c: Context<AppEnv>,
  kind: 'chapter' | 'section',
  asked: string | readonly string[] | undefined,
  { aliases }: SectionPack,
  known: readonly string[],
): string[] {
  const existing = new Set(known);
  const ids = [asked ?? []].flat();
  const current = (id: string) => (existing.has(id) ? id : (aliases.get(id) ?? id));
  const missing = ids.filter((id) => !existing.has(current(id)));
  const [first] = missing;
  if (first === undefined) return ids.map(current);
  const detail = `There is no ${kind} "${missing.join('", "')}" here.`;
  throw problem(c, `unknown-${kind}`, { detail, ...instead(first, known) });
}
