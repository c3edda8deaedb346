/** Front matter field `asked`: how readers ask for sections, in the language of a file. */
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';
import { PhraseSchema } from '../index/search-terms.ts';
import { TextSchema } from './text-field.ts';

/** Phrasings by the id of their section. */
export type Phrasings = Readonly<Record<string, readonly string[]>>;

const MAX_CHARACTERS = 200;

const MAX_PHRASINGS = 50;

const MAP_HINT =
  'write the id of a section, and below it a list of phrasings: asked: { an-id: [how do I pay] }';

const PhrasingSchema = v.pipe(
  TextSchema,
  v.maxLength(
    MAX_CHARACTERS,
    `is too long: use at most ${MAX_CHARACTERS} characters, as a reader would type`,
  ),
  PhraseSchema,
);

/** By a current or former id. A map, because an id may be a name that every object has, like `constructor`. */
export const AskedSchema = v.pipe(
  v.custom<Record<string, unknown>>(isMapping, MAP_HINT),
  v.transform((phrasings) => new Map(Object.entries(phrasings))),
  v.map(
    IdSchema,
    v.pipe(
      v.array(PhrasingSchema, 'write a list of phrasings, one per line after "- "'),
      v.maxLength(MAX_PHRASINGS, `list at most ${MAX_PHRASINGS} phrasings of a section`),
    ),
  ),
);

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
