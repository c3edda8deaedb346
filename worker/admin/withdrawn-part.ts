/** What an act of withdrawal is about: a part of a guide that exists in one of its revisions, and the images that only it shows. */
import type { Context } from 'hono';
import type { StoredGuide } from '../../schema/manifest.ts';
import type { WithdrawnPart } from '../../schema/withdrawal.ts';
import { readGuide } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { problem, suggest } from '../http/problems.ts';
import { readCatalog } from '../store/catalog.ts';
import { decode, type EditionReference, openEdition } from '../store/edition.ts';

/** A section, or the text around the sections, of one revision in one locale. */
interface Text {
  locale: string;
  /** The current id; undefined for the text around the sections. */
  section: string | undefined;
  /** The JSON, which contains the HTML. */
  json: string;
  isCurrent: boolean;
}

/** How compiled HTML names an image. */
const IMAGE = /\/images\/([0-9a-f]{32}\.[a-z]+)/g;

/**
 * `part` with the current id of its section, and the images that only it shows, of all revisions that are served.
 *
 * @throws {HTTPException} 404 if there is no such guide, locale or section.
 */
export async function findWithdrawnPart(
  c: Context<AppEnv>,
  part: WithdrawnPart,
): Promise<{ part: WithdrawnPart; images: string[] }> {
  const guide = await readGuide(c, part.guide);
  requireLocale(c, guide, part.locale);
  const aliases = await readAliases(c, guide);
  const texts = await readTexts(c, guide, aliases);
  const section = part.section && resolve(aliases, part.section);
  if (section !== undefined) requireSection(c, guide, section, part.locale, texts);
  const isPart = (text: Text) =>
    (part.locale === undefined || text.locale === part.locale) &&
    (section === undefined || text.section === section);
  const { sharedImages = [] } = await readCatalog(c.env.ASSETS);
  const ownImages = texts.filter((text) => text.isCurrent && !isPart(text)).flatMap(imagesIn);
  const elsewhere = new Set([...ownImages, ...sharedImages]);
  const images = new Set(texts.filter(isPart).flatMap(imagesIn));
  return {
    part: { ...part, ...(section !== undefined && { section }) },
    images: [...images].filter((name) => !elsewhere.has(name)).sort(),
  };
}

function requireLocale(c: Context<AppEnv>, guide: StoredGuide, locale: string | undefined): void {
  const available = guide.locales.map((entry) => entry.locale);
  if (locale === undefined || available.includes(locale)) return;
  const detail = `The guide "${guide.guide}" has no locale "${locale}".`;
  throw problem(c, 'unknown-locale', { detail, available, default: guide.defaultLocale });
}

function requireSection(
  c: Context<AppEnv>,
  { guide }: StoredGuide,
  section: string,
  locale: string | undefined,
  texts: readonly Text[],
): void {
  const inLocale = texts.filter((text) => locale === undefined || text.locale === locale);
  const ids = [...new Set(inLocale.flatMap((text) => text.section ?? []))];
  if (ids.includes(section)) return;
  const where = locale === undefined ? '' : ` in "${locale}"`;
  const detail = `The guide "${guide}" has no section "${section}"${where}.`;
  throw problem(c, 'unknown-section', { detail, ...suggest(section, ids) });
}

type Aliases = Readonly<Record<string, string>>;

/** Former ids of the guide and their current ids; the same in every locale. */
async function readAliases(c: Context<AppEnv>, guide: StoredGuide): Promise<Aliases> {
  const [current] = editionsOf(guide);
  return (current && (await openEdition(c.env.ASSETS, current)).header.aliases) ?? {};
}

function resolve(aliases: Aliases, id: string): string {
  return (Object.hasOwn(aliases, id) ? aliases[id] : undefined) ?? id;
}

/** The editions of a guide that are served; each current one before the earlier ones of its locale. */
function editionsOf({ guide, locales }: StoredGuide): (EditionReference & { isCurrent: boolean })[] {
  return locales.flatMap(({ locale, revisions }) =>
    revisions.map(([revision, digest], place) => ({
      guide,
      locale,
      revision,
      digest,
      isCurrent: place === 0,
    })),
  );
}

/** The texts of all revisions that are served. */
async function readTexts(c: Context<AppEnv>, guide: StoredGuide, aliases: Aliases): Promise<Text[]> {
  const editions = editionsOf(guide).map(async ({ isCurrent, ...edition }) => {
    const { header, read } = await openEdition(c.env.ASSETS, edition);
    const [start] = header.document;
    const document = await read(header.document);
    const sections = header.sections.map(({ id, json: [from, to] }) => ({
      section: resolve(aliases, id),
      json: decode(document.subarray(from - start, to - start)),
    }));
    const around = sections.reduce((text, { json }) => text.replace(json, () => ''), decode(document));
    const texts = [...sections, { section: undefined, json: around }];
    return texts.map((text) => ({ ...text, locale: edition.locale, isCurrent }));
  });
  return (await Promise.all(editions)).flat();
}

function imagesIn({ json }: Text): string[] {
  return Array.from(json.matchAll(IMAGE), ([, name = '']) => name);
}
