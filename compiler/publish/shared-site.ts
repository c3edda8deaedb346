/** What the pages of a site share, as the worker reads it: settings with their defaults, and the element's style sheet. */
import { DEFAULT_COLOURS, DEFAULT_NAME, type Site } from '../../schema/site.ts';
import { styles } from '../../widget/ssr/render-fragment.ts';
import type { SiteSettings } from '../site-settings.ts';

/**
 * What the pages share.
 *
 * @param shareImages - hashes of the site's share images by locale
 */
export function toSite(settings: SiteSettings, shareImages?: Site['shareImages']): Site {
  const { name, logo, colours, links, moved: _, ...others } = settings;
  const host = others.origin && new URL(others.origin).host;
  return {
    name: name ?? host ?? DEFAULT_NAME,
    ...others,
    ...(logo && { logo: { path: `/${logo.path}`, width: logo.width, height: logo.height } }),
    colours: colours ?? DEFAULT_COLOURS,
    links: links ?? [],
    ...(shareImages && { shareImages }),
    // Without indentation: it is in every page.
    elementStyles: styles.replaceAll(/\n\s*/g, '\n').trim(),
  };
}
