/** Notices: what readers are told in the place of what is withdrawn. */
import type { Section } from '../../schema/guide.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { nearestLocale, stringsLanguage } from '../language-tag.ts';
import { noticeStrings } from './strings.ts';

export type Notice = NonNullable<ResponseBody<'Problem'>['notice']>;

/** The language of notices that have no text of their own. */
const FALLBACK_LOCALE = 'en';

/**
 * The notice of `withdrawal` for readers of `locale`: in that language, if it has a text in it, if need be in another script, otherwise in
 * the first language that it has. Headings and origins are in English where this project lacks the language.
 */
export function toNotice(withdrawal: Withdrawal, locale = firstLocale(withdrawal)): Notice {
  const { notice, since, by, section } = withdrawal;
  const locales = Object.keys(notice);
  const noticeLocale = nearestLocale(locales, locale) ?? locales[0] ?? FALLBACK_LOCALE;
  const { strings, language } = findStrings(noticeLocale);
  return {
    locale: noticeLocale,
    heading: section === undefined ? strings.guide : strings.section,
    text: notice[noticeLocale] ?? '',
    origin: strings.origins[by].replace('{date}', () => formatDate(since, language)),
    ...{ since, by },
  };
}

/**
 * The section that stands in the place of the withdrawn section `id` of a document in `locale`.
 */
export function toWithdrawnSection(withdrawal: Withdrawal, id: string, locale: string): Section {
  const { status, since, by } = withdrawal;
  const notice = toNotice(withdrawal, locale);
  const paragraphs = paragraphsOf(notice);
  const lang = notice.locale === locale ? '' : ` lang="${escapeHtml(notice.locale)}"`;
  return {
    id,
    heading: notice.heading,
    html: paragraphs.map((paragraph) => `<p${lang}>${escapeHtml(paragraph)}</p>`).join('\n'),
    text: paragraphs.join('\n'),
    updated: since.slice(0, 10),
    withdrawn: { status, since, by },
  };
}

/** The same as Markdown, in the format of the author's files. */
export function toMarkdown(withdrawal: Withdrawal, id: string, locale: string): string {
  const notice = toNotice(withdrawal, locale);
  return [`### ${notice.heading} {#${id}}`, ...paragraphsOf(notice).map(escapeMarkdown)]
    .map((block) => `${block}\n`)
    .join('\n');
}

function firstLocale({ notice }: Withdrawal): string {
  return Object.keys(notice)[0] ?? FALLBACK_LOCALE;
}

/** The paragraphs of a notice: its lines, and who required it. */
export function paragraphsOf({ text, origin }: Pick<Notice, 'text' | 'origin'>): string[] {
  return [...text.split(/[\n\r\u2028\u2029]+/), origin]
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function findStrings(locale: string) {
  const language = stringsLanguage(locale);
  const strings = Object.hasOwn(noticeStrings, language) ? noticeStrings[language] : undefined;
  if (strings) return { strings, language: locale };
  const { [FALLBACK_LOCALE]: fallback } = noticeStrings;
  if (!fallback) throw new RangeError(`there are no texts in ${FALLBACK_LOCALE}`);
  return { strings: fallback, language: FALLBACK_LOCALE };
}

const DATE_OPTIONS = { dateStyle: 'long', timeZone: 'UTC' } as const;

/** By locale of a notice: one takes longer to create than everything else. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The day in UTC; the text itself if somebody has stored one that is no time. */
function formatDate(since: string, locale: string): string {
  const date = new Date(since);
  if (Number.isNaN(date.valueOf())) return since;
  const format = dateFormats.get(locale) ?? new Intl.DateTimeFormat(locale, DATE_OPTIONS);
  dateFormats.set(locale, format);
  return format.format(date);
}
