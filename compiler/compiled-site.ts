/** Shapes of a compiled guide and a compiled site, and the list of its guides. */
import type { VFile } from 'vfile';
import type { Guide } from '../schema/guide.ts';
import type { GuideEntry, LocaleEntry } from '../schema/manifest.ts';
import type { GuideMarkdown } from './document/guide-markdown.ts';
import type { GuideRecord } from './incremental/record.ts';
import type { PlatformUse } from './publish/platform-use.ts';
import type { Phrasings } from './read/asked.ts';
import type { Image } from './render/images.ts';
import type { ExternalLink, GuideLink } from './render/links.ts';
import type { Settings } from './settings.ts';
import type { ShareImages } from './share/image-hashes.ts';
import type { SiteSettings } from './site-settings.ts';
import type { Declaration } from './withdrawals/declarations.ts';

/** All locales of a guide, the source first. */
export interface CompiledGuide {
  guide: string;
  defaultLocale: string;
  documents: Guide[];
  /** The documents as Markdown, by locale. */
  markdown: ReadonlyMap<string, GuideMarkdown>;
  /** How readers ask for its sections, by locale. */
  asked: ReadonlyMap<string, Phrasings>;
  images: Image[];
  externalLinks: ExternalLink[];
  guideLinks: GuideLink[];
  /** What the front matter of its files withdraws, by locale. */
  declarations: Declaration[];
}

/** A guide of a site. */
export interface SiteGuide {
  record: GuideRecord;
  /** Whether it was compiled; otherwise its record was reused. */
  isNew: boolean;
  /** Where they are kept. */
  documents?: Guide[];
  /** The documents as Markdown, by locale. */
  markdown?: CompiledGuide['markdown'];
  /** How readers ask for its sections, by locale. */
  asked?: CompiledGuide['asked'];
}

export interface CompiledSite {
  guides: SiteGuide[];
  /** Every file that was read, with its diagnostics. */
  files: VFile[];
  /** Links to other sites, by URL. */
  links: ExternalLink[];
  settings: Settings;
  siteSettings: SiteSettings;
  /** Absent until they are drawn, and for a site without an origin. */
  shareImages?: ShareImages;
  /** Absent until the site is published. */
  use?: PlatformUse;
}

/** The guides of the published site, as lists of guides have them. */
export function guideEntries({ guides }: Pick<CompiledSite, 'guides'>): GuideEntry[] {
  return guides.map(({ record }) => record.entry);
}

/** The guide as lists of guides have it. */
export function toGuideEntry({ guide, defaultLocale, documents }: CompiledGuide): GuideEntry {
  return { guide, defaultLocale, locales: documents.map(toLocaleEntry) };
}

function toLocaleEntry({ locale, revision, title, description, updated, chapters }: Guide): LocaleEntry {
  const sections = chapters.flatMap((chapter) => chapter.sections).length;
  return { locale, revision, title, description, updated, chapters: chapters.length, sections };
}
