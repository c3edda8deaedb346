/** Section of a request, by its current id or a former one. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { StoredSection } from '../store/edition.ts';
import { withdrawnProblem } from '../withdrawals/refuse.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import { type Edition, tagsOf } from './find-edition.ts';
import { resolveIds } from './resolve-ids.ts';

/** The section with the id, or the current id of the section that had it. */
type FoundSection = { section: StoredSection } | { section?: never; current: string };

/**
 * The section `id` of `edition`, which is `opened`.
 *
 * @throws {HTTPException} 404 with the ids that exist; 410 or 451 if the section is withdrawn.
 */
export function findSection(
  c: Context<AppEnv>,
  edition: Edition,
  { header, withdrawn }: Pick<ShownEdition, 'header' | 'withdrawn'>,
  id: string,
): FoundSection {
  const withdrawal = withdrawn.get(id);
  if (withdrawal)
    throw withdrawnProblem(c, `The section "${id}"`, withdrawal, edition.locale, tagsOf(edition));
  const section = header.sections.find((candidate) => candidate.id === id);
  if (section) return { section };
  const existing = header.sections.map((each) => each.id);
  const [current = id] = resolveIds(c, 'section', id, header, existing);
  return { current };
}
