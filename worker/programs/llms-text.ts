/** Text of `/llms.txt`: title, summary and lists of links, in the format of llmstxt.org. */
import type { GuideEntry, Manifest } from '../../schema/manifest.ts';
import type { Site } from '../../schema/site.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { textFor } from '../pages/localized-text.ts';
import { pagePath } from '../pages/page-urls.ts';
import { languageName } from '../pages/strings/format.ts';

/** The language of what is said about the site. */
const LANGUAGE = 'en';

/** Title, summary, and how programs read the site. URLs are paths if it has no origin. */
export function renderIntroduction(site: Site, { locales, defaultLocale }: Manifest): string {
  const { origin = '' } = site;
  const title = toLine(textFor(site.name, defaultLocale).text);
  const languages = new Intl.ListFormat(LANGUAGE).format(locales.map(toLanguage));
  return `# ${title}

> Questions and answers in guides${languages === '' ? '' : `, in ${languages}`}.

- Every guide is Markdown at ${origin}/g/‹guide›/‹locale›.md, and one question with its answer at ${origin}/g/‹guide›/‹locale›/‹section›.md. With .json or .txt in place of .md it is JSON or plain text.
- All guides in one text: ${origin}/llms-full.txt?locale=‹locale›
- Search: ${origin}/v1/search?q=‹words›&locale=‹locale› returns the sections that match, as JSON. The API is described in ${origin}/openapi.json.
- Something may be withdrawn: then its URL returns 410 or 451, and copies of it have to be removed.
`;
}

/** The links to the guides in one language; empty if none of `guides` has it. */
export function renderGuideLinks(site: Site, locale: string, guides: readonly GuideEntry[]): string {
  const links = guides.flatMap(({ guide, locales }) =>
    locales
      .filter((each) => each.locale === locale)
      .map(({ title, description }) => {
        const url = `${site.origin ?? ''}${pagePath({ guide, locale })}.md`;
        return `- [${toLine(title)}](${url}): ${toLine(description)}\n`;
      }),
  );
  return links.length === 0 ? '' : `## ${toLanguage(locale)}\n\n${links.join('')}`;
}

/** The link to what follows; empty without it. */
export function renderNext({ origin = '' }: Site, path: string | undefined): string {
  return path === undefined ? '' : `## More guides\n\n- [The guides that follow](${origin}${path})\n`;
}

function toLanguage(locale: string): string {
  return `${languageName(locale, LANGUAGE)} (${locale})`;
}

/** Text in a line of Markdown. */
function toLine(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}
