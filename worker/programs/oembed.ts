/** `/oembed`: how a page of a guide is embedded elsewhere (oEmbed 1.0), in a frame. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { findEdition, open, tagsOf } from '../api/find-edition.ts';
import { findSection } from '../api/find-section.ts';
import { currentId } from '../api/resolve-ids.ts';
import { parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';
import { problem } from '../http/problems.ts';
import { queryOf } from '../http/query.ts';
import { textFor } from '../pages/localized-text.ts';
import type { PageSubject } from '../pages/page-urls.ts';
import { readCurrentGuide } from '../pages/resolve-page.ts';
import { parseDocument, parseSection } from '../store/edition.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import { type PageReference, parsePageUrl } from './parse-page-url.ts';
import { requireOrigin } from './require-origin.ts';
import { respondXml } from './xml.ts';

/** Width and height of the frame, in pixels, unless the consumer has less room. */
const SIZE = { width: 720, height: 600 };

/** Seconds for which consumers may keep a response; the frame itself is always current. */
const CACHE_AGE = 3_600;

export const oembed = new Hono<AppEnv>();

/**
 * `GET /oembed?url=&format=&maxwidth=&maxheight=` returns for the URL of a guide's page, or of a section's, an oEmbed response of the type
 * `rich`, whose `html` is a frame of at most that size.
 *
 * Errors: 400 `invalid-query`; 404 `no-origin`, `unknown-page`, `unknown-guide`, `unknown-locale`, `unknown-section`; 410 `withdrawn`; 451
 * `unavailable-for-legal-reasons`; 501 `unsupported-format`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/oembed?url=https://faq.example/g/overdue-loan/en&maxwidth=400'
 */
oembed.get(
  '/',
  queryOf({
    url: parameters.embeddedUrl,
    format: parameters.format,
    maxwidth: parameters.maxWidth,
    maxheight: parameters.maxHeight,
  }),
  async (c) => {
    const { url, format = 'json', maxwidth = SIZE.width, maxheight = SIZE.height } = c.req.valid('query');
    if (format !== 'json' && format !== 'xml')
      throw problem(c, 'unsupported-format', {
        detail: 'The format is unknown.',
        available: ['json', 'xml'],
      });
    const site = await requireOrigin(c);
    const parsed = parsePageUrl(site, url);
    if (!parsed) throw problem(c, 'unknown-page', { detail: 'The URL is not one of a page of this site.' });
    const { title, ...subject } = await readSubject(c, parsed);
    const width = Math.min(maxwidth, SIZE.width);
    const height = Math.min(maxheight, SIZE.height);
    const src = frameUrl(site.origin, subject);
    const frame = html`<iframe src="${src}" width="${width}" height="${height}" title="${title}" style="border:0"></iframe>`;
    const response = {
      ...{ version: '1.0', type: 'rich', title },
      provider_name: textFor(site.name, subject.locale).text,
      provider_url: site.origin,
      cache_age: CACHE_AGE,
      html: String(await frame),
      ...{ width, height },
    };
    if (format === 'json') return c.json(response);
    const members = Object.entries(response).map(([name, value]) => {
      return html`<${name}>${value}</${name}>`;
    });
    return respondXml(c, 'text/xml', html`<oembed>${members}</oembed>\n`);
  },
);

/** What the page shows. Sets the caching headers. */
async function readSubject(
  c: Context<AppEnv>,
  { guide: requestedGuide, locale: requestedLocale, section: requestedSection, fragment }: PageReference,
): Promise<PageSubject & { title: string }> {
  const { guide, defaultLocale } = await readCurrentGuide(c, requestedGuide.toLowerCase());
  const edition = await findEdition(c, guide, { locale: requestedLocale ?? defaultLocale });
  const { locale } = edition;
  const opened = await open(c, edition);
  setPublic(c, ...tagsOf(edition));
  const wanted = requestedSection?.toLowerCase() ?? findFragment(opened, fragment);
  if (wanted === undefined) return { guide, locale, title: (await parseDocument(opened)).title };
  const found = findSection(c, edition, opened, wanted);
  const id = found.section ? found.section.id : found.current;
  const stored = opened.header.sections.find((each) => each.id === id);
  const heading = stored && (await parseSection(opened, stored)).heading;
  return { guide, locale, section: id, title: heading ?? id };
}

/** The id of a section, current, former or withdrawn, that `fragment` is; undefined for that of a chapter, or of anything else on a page. */
function findFragment({ header, withdrawn }: ShownEdition, fragment = ''): string | undefined {
  const id = fragment.toLowerCase();
  const ids = new Set(header.sections.map((section) => section.id));
  return withdrawn.get(id) !== undefined || ids.has(currentId(id, header, ids)) ? id : undefined;
}

function frameUrl(origin: string, { guide, locale, section }: PageSubject): string {
  const query = new URLSearchParams({ guide, locale });
  return `${origin}/embed/frame?${query}${section === undefined ? '' : `#${section}`}`;
}
