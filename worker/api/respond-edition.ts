/** Responses with a whole guide or a section, in each media type that they are available in. */
import type { Context } from 'hono';
import { concat } from '../../schema/concat.ts';
import type { SectionField } from '../../schema/guide.ts';
import { type GuideShape, pickGuide } from '../../schema/pick-guide.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { AppEnv } from '../env.ts';
import { type ApiResponse, respond } from '../http/respond.ts';
import { type OpenEdition, parseDocument, parseSection, type StoredSection } from '../store/edition.ts';
import { type Edition, setEditionHeaders } from './find-edition.ts';
import { guideToText, sectionsToText } from './plain-text.ts';

/** The media types of guides and sections. */
export const MEDIA_TYPES: MediaType[] = ['application/json', 'text/markdown', 'text/plain'];

/** The media types of a response: `picked` members of JSON, as by `fields`, are in no other. */
export function mediaTypesFor(picked: unknown): MediaType[] {
  return picked ? ['application/json'] : MEDIA_TYPES;
}

/**
 * The guide, whole or in `shape`, with the caching headers of its edition.
 *
 * @throws {ContentUnavailableError}
 */
export async function respondGuide(
  c: Context<AppEnv>,
  edition: Edition,
  opened: OpenEdition,
  type: MediaType,
  shape?: GuideShape,
): Promise<ApiResponse<'Guide'>> {
  setEditionHeaders(c, edition, type, shape);
  if (type === 'text/plain') return respond<'Guide'>(c, type, guideToText(await parseDocument(opened)));
  const isMarkdown = type === 'text/markdown';
  const part = isMarkdown ? await opened.read(opened.header.markdown) : await readDocument(opened, shape);
  return respond<'Guide'>(c, type, concat([part]));
}

/**
 * The JSON of the guide, which is parsed only where it isn't whole.
 *
 * @throws {ContentUnavailableError}
 */
export async function readDocument(
  opened: OpenEdition,
  shape: GuideShape | undefined,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (!shape) return opened.read(opened.header.document);
  return JSON.stringify(pickGuide(await parseDocument(opened), shape));
}

/**
 * The section, with the caching headers of its edition; with `fields`, which are members of JSON, only those.
 *
 * @throws {ContentUnavailableError}
 */
export async function respondSection(
  c: Context<AppEnv>,
  edition: Edition,
  opened: OpenEdition,
  section: StoredSection,
  type: MediaType,
  fields?: readonly SectionField[],
): Promise<ApiResponse<'Section'>> {
  setEditionHeaders(c, edition, type);
  if (type !== 'application/json')
    return respond<'Section'>(c, type, await sectionsToBody(opened, [section], type));
  const members = await toMembers(opened, section, fields);
  return respond<'Section'>(c, type, concat([`${openObject(opened)},`, ...members]));
}

/** The start of every JSON body, without a closing brace: `{"guide":…,"locale":…,"revision":…`. */
export function openObject({ header: { guide, locale, revision } }: OpenEdition): string {
  return JSON.stringify({ guide, locale, revision }).slice(0, -1);
}

export type JsonParts = (string | Uint8Array<ArrayBuffer>)[];

/** The JSON of a section without the opening brace. It is parsed only to pick `fields`. */
export async function toMembers(
  opened: OpenEdition,
  section: StoredSection,
  fields: readonly SectionField[] | undefined,
): Promise<JsonParts> {
  if (fields) {
    const parsed = await parseSection(opened, section);
    const { withdrawn } = parsed;
    const picked = Object.fromEntries(fields.map((field) => [field, parsed[field]]));
    return [JSON.stringify({ ...picked, ...(withdrawn && { withdrawn }) }).slice(1)];
  }
  const [start, end] = section.json;
  return [await opened.read([start + 1, end - 1]), `,"chapter":"${section.chapter}"}`];
}

/** Sections as Markdown or plain text, one after the other. */
export async function sectionsToBody(
  opened: OpenEdition,
  selected: readonly StoredSection[],
  type: MediaType,
): Promise<string | ArrayBuffer> {
  if (type === 'text/plain')
    return sectionsToText(await Promise.all(selected.map((section) => parseSection(opened, section))));
  const parts = await Promise.all(selected.map(({ markdown }) => opened.read(markdown)));
  return concat(parts.flatMap((part) => ['\n', part]).slice(1));
}
