/** Matching of a translation's ids with those of its source, as both files wrote them or as an import replaced them. */
import { replaceInvalidId } from '../valid-ids.ts';

/** A chapter or a question. */
interface Part {
  key?: string | undefined;
  id?: string | undefined;
}

/** The name that a part has in all languages of a source. */
export function keyOf({ key, id }: Part): string | undefined {
  return key ?? id;
}

/** The parts of a translation that are matched, and those with an id that other parts have as well. */
export interface IdMatches<Translated, Source> {
  matches: ReadonlyMap<Translated, Source>;
  ambiguous: ReadonlySet<Translated>;
}

/**
 * Matches parts with the same id, one to one. Parts of a guide that exists already have lost the ids that weren't valid: they match
 * those that would be replaced alike.
 *
 * @example
 * matchIds([{ id: 'FAQ_Pay' }], [{ id: 'faq-pay' }]).matches.size; // 1
 */
export function matchIds<Translated extends Part, Source extends Part>(
  translated: readonly Translated[],
  sources: readonly Source[],
): IdMatches<Translated, Source> {
  const matches = new Map<Translated, Source>();
  const ambiguous = new Set<Translated>();
  const existing = sources.filter(({ key }) => key === undefined);
  const replacementOf = (part: Translated) => {
    const key = keyOf(part);
    return key === undefined ? undefined : replaceInvalidId(key);
  };
  const match = (candidates: readonly Source[], nameOf: (part: Translated) => string | undefined): void => {
    const used = new Set(matches.values());
    const rest = translated.filter((part) => !matches.has(part) && nameOf(part) !== undefined);
    const sourcesByName = Map.groupBy(candidates, keyOf);
    for (const [name, parts] of Map.groupBy(rest, nameOf)) {
      const [source, ...others] = sourcesByName.get(name) ?? [];
      if (!source || used.has(source)) continue;
      const [part] = parts;
      if (part && parts.length + others.length === 1) matches.set(part, source);
      else for (const candidate of parts) ambiguous.add(candidate);
    }
  };
  match(sources, keyOf);
  match(existing, (part) => replacementOf(part)?.distinct);
  match(existing, (part) => replacementOf(part)?.readable);
  return { matches, ambiguous };
}
