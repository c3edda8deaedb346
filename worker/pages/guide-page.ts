/** Page of a guide, or of one of its sections: the guide with all of its answers, readable and operable without script. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { tagsOf } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';
import { canonicalTag } from '../language-tag.ts';
import { decode, type OpenEdition, type StoredSection } from '../store/edition.ts';
import { type GuideView, readGuideView } from './guide-view.ts';
import { langOf } from './lang-attributes.ts';
import { type NextGuide, nextGuide } from './next-guide.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { readingMinutes } from './reading-time.ts';
import { isMissing, type Page } from './resolve-page.ts';
import { respondPage } from './respond-page.ts';
import { guideSearchForm } from './search-form.ts';
import { count, fill, formatDate, languageName } from './strings/format.ts';

/** What Firefox focuses in the question of the section, as it ignores `autofocus` in shadow roots. */
const START = '<span slot="start" tabindex="-1" autofocus></span>';

/**
 * @param requested - what the URL says that a reader wanted: a locale that the guide lacks, or any text
 */
export async function respondGuidePage(
  c: Context<AppEnv>,
  { edition, opened, section: stored }: Page,
  requested: string | undefined,
): Promise<Response> {
  const view = await readGuideView(c, { opened, section: stored });
  const next = await nextGuide(c, view.guide.guide, view.locale);
  // Withdrawing the next guide changes this page, too.
  setPublic(c, ...tagsOf(edition), ...(next ? [guideTag(next.guide)] : []));
  return respondPage(c, view, [
    guideSearchForm(view, ''),
    note(view, requested),
    openElement(view),
    ...(await shadowRoot(opened, stored)),
    raw(`</template>${stored ? START : ''}</edge-faq>`),
    about(view, next),
  ]);
}

/** Whatever the URL says, the note is true. */
function note({ ui, locale, guide }: GuideView, requested: string | undefined): Html | '' {
  const tag = requested === undefined ? undefined : canonicalTag(requested);
  if (tag === undefined || !isMissing(guide.locales, tag)) return '';
  const { strings, lang } = ui;
  const names = { requested: languageName(tag, lang), shown: languageName(locale, lang) };
  return html`<p class="note"${langOf(lang, locale)}>${fill(strings.otherLanguage, names)}</p>`;
}

function openElement({ site, guide, section }: GuideView): Html {
  const open = section ? html` open="${section.id}"` : '';
  const sectionUrl = pagePath({ ...guide, section: '{section}' });
  return html`<edge-faq guide="${guide.guide}" locale="${guide.locale}" heading-level="1" section-url="${sectionUrl}"${open}><template shadowrootmode="open"><style>${raw(site.elementStyles)}</style>`;
}

/** The compiled content of the shadow root. `section` is open in it, and focused or has what is, so that browsers scroll to it without script. */
async function shadowRoot(
  { header, read }: OpenEdition,
  section: StoredSection | undefined,
): Promise<(string | Uint8Array<ArrayBuffer>)[]> {
  const [start, end] = header.page;
  if (!section) return [await read([start, end])];
  const [itemStart, itemEnd] = section.page.item;
  const item = decode(await read([itemStart, itemEnd]));
  const opened = item
    .replace('<details', '<details open')
    .replace('<summary', '<summary autofocus')
    .replace('<span', '<slot name="start"></slot><span');
  return [await read([start, itemStart]), opened, await read([itemEnd, end])];
}

/** What stands below the guide: dates, formats, and the next guide. */
function about(view: GuideView, next: NextGuide | undefined): Html {
  const { ui, locale, guide } = view;
  const { strings, lang } = ui;
  const text = [
    guide.intro.text,
    ...guide.chapters.flatMap(({ sections }) => sections.map((each) => each.text)),
  ];
  const path = pagePath({ guide: guide.guide, locale });
  return html`<div class="about"${langOf(lang, locale)}>
<p class="quiet"><time datetime="${guide.updated}">${fill(strings.updated, { date: formatDate(guide.updated, lang) })}</time> · ${count(strings.minutes, readingMinutes(text.join(' ')), lang)}</p>
${view.section ? html`<p><a href="${path}">${strings.wholeGuide}</a></p>` : ''}
<ul class="row quiet"><li>${strings.alsoAs}</li><li><a href="${path}.md">Markdown</a></li><li><a href="${path}.txt">${strings.plainText}</a></li></ul>
${next ? html`<nav class="next" aria-label="${strings.nextGuide}"><p>${strings.nextGuide}: <a href="${pagePath({ guide: next.guide, locale })}"${langOf(locale, lang)}>${next.title}</a></p></nav>` : ''}
</div>`;
}
