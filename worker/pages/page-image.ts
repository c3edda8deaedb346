/** Share image of a page, with the absolute URL that chats need. */
import type { StoredGuide } from '../../schema/manifest.ts';
import type { Site } from '../../schema/site.ts';
import { shareImageOf } from '../store/share-images.ts';
import type { PageProps } from './page-props.ts';

/** The image of the guide, or of the site; empty without an origin or an image. */
export function pageImage(site: Site, locale: string, guide?: StoredGuide): Pick<PageProps, 'image'> {
  const image = shareImageOf(site, locale, guide);
  if (site.origin === undefined || !image) return {};
  const { path, ...size } = image;
  return { image: { url: site.origin + path, ...size } };
}
