/** `/g/….md`, `.json` and `.txt`: twins of pages, which are the guide or the section for programs. */
import { Hono } from 'hono';
import { respondGuide, respondSection } from '../api/respond-edition.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { AppEnv } from '../env.ts';
import { query } from '../http/query.ts';
import { canonicalUrl } from '../pages/page-urls.ts';
import { type PageParameters, resolvePage, type Suffix } from '../pages/resolve-page.ts';
import { findSite } from '../store/site.ts';

type TwinSuffix = Exclude<Suffix, ''>;

const MEDIA_TYPES: Record<TwinSuffix, MediaType> = {
  '.md': 'text/markdown',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

/** A locale or a section, and what the path ends with. */
const NAME = /^(.+)(\.[a-z]+)\/?$/;

export const twins = new Hono<AppEnv>();

/**
 * `GET /g/:guide/:locale.md` and `GET /g/:guide/:locale/:section.md`, and the same with `.json` and `.txt`, return what
 * `GET /v1/guides/:guide?locale=` and `GET /v1/guides/:guide/sections/:section?locale=` return as that media type. `Link` has the canonical
 * page. 308 for other spellings and former ids; 302 to the nearest locale for one that the guide lacks.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-section`; 410 `withdrawn`; 451
 * `unavailable-for-legal-reasons`; 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/g/overdue-loan/en.md
 * curl https://faq.example/g/overdue-loan/en/get-in-touch.txt
 */
twins.get('/:guide/:twin{(?:[^/]+/)?[^/]+\\.(?:md|json|txt)/?}', query(), async (c) => {
  const { parameters, suffix } = parseTwin(c.req.param('guide'), c.req.param('twin'));
  const page = await resolvePage(c, parameters, suffix);
  if (page.redirect !== undefined) return c.redirect(page.redirect, page.status);
  const { edition, opened, section } = page;
  const { guide, locale } = edition;
  const site = await findSite(c.env.ASSETS);
  const canonical = site && canonicalUrl(site, { guide, locale, section: section?.id });
  if (canonical !== undefined) c.header('Link', `<${canonical}>; rel="canonical"`, { append: true });
  const type = MEDIA_TYPES[suffix];
  return section ? respondSection(c, edition, opened, section, type) : respondGuide(c, edition, opened, type);
});

function parseTwin(guide: string, twin: string): { parameters: PageParameters; suffix: TwinSuffix } {
  const [, path = '', suffix = ''] = NAME.exec(twin) ?? [];
  // The rest, which only an encoded slash can lead to, is in no id.
  const [locale, ...section] = path.split('/');
  return {
    parameters: { guide, locale, section: section.length > 0 ? section.join('/') : undefined },
    suffix: suffix as TwinSuffix,
  };
}
