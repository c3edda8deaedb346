/** Structured data of a guide's page (schema.org, as JSON-LD): for meaning; no search engine promises a special result for it. */
import { html, raw } from 'hono/html';
import type { Guide, Section } from '../../schema/guide.ts';
import type { Crumb, Html } from './page-props.ts';

interface Subject {
  guide: Guide;
  /** The section that the page is about; otherwise it is about all of them. */
  section: Section | undefined;
  /** That of the page. */
  description: string;
  /** Absolute URL of the page and of the site; absent without an origin. */
  canonical: string | undefined;
  origin: string | undefined;
  siteName: string;
  crumbs: readonly Crumb[];
  image: string | undefined;
}

/** A `script` element that isn't run: it needs no entry in the policy. */
export function structuredData(subject: Subject): Html {
  const graph = [article(subject), ...faqPage(subject), ...breadcrumbs(subject)];
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  // Whatever an answer contains, the element ends where it should: HTML knows no escapes in it, JSON does.
  return html`<script type="application/ld+json">${raw(json.replaceAll('<', '\\u003c'))}</script>`;
}

function article({ guide, section, description, canonical, origin, siteName, image }: Subject) {
  return {
    '@type': 'Article',
    ...(canonical !== undefined && {
      '@id': `${canonical}#article`,
      url: canonical,
      mainEntityOfPage: canonical,
    }),
    headline: section?.heading ?? guide.title,
    description,
    inLanguage: guide.locale,
    dateModified: section?.updated ?? guide.updated,
    ...(image !== undefined && { image }),
    publisher: {
      '@type': 'Organization',
      name: siteName,
      ...(origin !== undefined && { url: `${origin}/` }),
    },
  };
}

function faqPage({ guide, section, canonical }: Subject) {
  const sections = section ? [section] : guide.chapters.flatMap((chapter) => chapter.sections);
  const shown = sections.filter(({ withdrawn }) => !withdrawn);
  if (shown.length === 0) return [];
  const page = {
    '@type': 'FAQPage',
    ...(canonical !== undefined && { '@id': `${canonical}#faq`, url: canonical }),
    name: section?.heading ?? guide.title,
    inLanguage: guide.locale,
    mainEntity: shown.map(({ heading, html: text }) => ({
      '@type': 'Question',
      name: heading,
      acceptedAnswer: { '@type': 'Answer', text },
    })),
  };
  return [page];
}

/** Search engines want absolute URLs in a breadcrumb. */
function breadcrumbs({ origin, crumbs, canonical }: Subject) {
  if (origin === undefined) return [];
  const itemListElement = crumbs.map(({ text, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: text,
    item: href === undefined ? canonical : origin + href,
  }));
  return [{ '@type': 'BreadcrumbList', itemListElement }];
}
