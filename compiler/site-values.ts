/** Schemas of the values in `content/site.yaml`: texts, URLs, dates and mappings. */
import * as v from 'valibot';
import { DateSchema, LocaleSchema } from '../schema/guide.ts';
import { isLoopback } from '../schema/loopback.ts';
import { PRINTABLE } from '../schema/withdrawal.ts';
import { findHiddenCharacters } from './check/hidden-characters.ts';

const TEXT_HINT = 'write a text, or one by locale, like {en: Help, zh-Hant: 說明}';

const ORIGIN_HINT = 'write scheme and host without a path, like https://faq.example';

const PAGES_HINT =
  'write the URL of a page with {guide} in its path or query, like https://help.example/{guide}/{locale}';

const LINK_HINT = 'write an https:, mailto: or tel: URL, or a path like /about';

const EMAIL_HINT = 'write an e-mail address, like help@faq.example';

const PHONE_HINT = 'write a telephone number in quotes, like "+886 2 1234 5678"';

/** What no URL needs: browsers read a backslash as a slash, and drop control characters. */
const NOT_IN_URL = /[\s\p{Cc}\p{Cf}\\<>"^`|]/u;

/** Hours that the earliest time zone is ahead of UTC. */
const EARLIEST_ZONE_HOURS = 14;

/** Plain text that shows what it says. */
const TextSchema = v.pipe(
  v.string(TEXT_HINT),
  v.trim(),
  v.minLength(1, TEXT_HINT),
  v.maxLength(2_000, 'use at most 2,000 characters'),
  v.regex(PRINTABLE, 'remove the control characters: they are not shown, or reorder the text'),
  v.check(
    (text) => findHiddenCharacters(text).length === 0,
    ({ input }) => `remove ${findHiddenCharacters(input)[0]?.name}: it is not shown, or reorders the text`,
  ),
);

/** A text for all readers, or one by locale. */
export const LocalizedTextSchema = v.union([TextSchema, byLocale(TextSchema, TEXT_HINT)], TEXT_HINT);

const LinkSchema = v.pipe(v.string(LINK_HINT), acceptUnless(linkProblem));

/** A link for all readers, or one by locale. */
export const LocalizedLinkSchema = v.union([LinkSchema, byLocale(LinkSchema, LINK_HINT)], LINK_HINT);

/** How readers reach the publisher. */
export const ContactSchema = mapping(
  {
    email: v.optional(v.pipe(v.string(EMAIL_HINT), v.email(EMAIL_HINT))),
    url: v.optional(LinkSchema),
    phone: v.optional(v.pipe(v.string(PHONE_HINT), v.regex(/^(?=.*\d)\+?[\d ()-]{3,30}$/, PHONE_HINT))),
  },
  'write email:, url: or phone:',
);

/** Scheme and host. */
export const OriginSchema = v.pipe(
  v.string(ORIGIN_HINT),
  acceptUnless(originProblem),
  v.transform((url) => new URL(url).origin),
);

/** URL template of a guide's page. */
export const PagesSchema = v.pipe(v.string(PAGES_HINT), acceptUnless(pagesProblem));

/** A date that has begun somewhere. */
export const PastDateSchema = v.pipe(
  DateSchema,
  v.check((date) => date <= latestToday(), 'use the date of a day that has come'),
);

/** An object with these members, and not a list, which would pass for one without members. */
export function mapping<Entries extends v.ObjectEntries>(entries: Entries, hint: string) {
  type Input = v.InferInput<v.StrictObjectSchema<Entries, string>>;
  return v.pipe(v.custom<Input>(isMapping, hint), v.strictObject(entries, hint));
}

/** Whether a value is an object with named members. */
export function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byLocale(schema: typeof TextSchema | typeof LinkSchema, hint: string) {
  return v.pipe(v.record(LocaleSchema, schema), v.minEntries(1, hint));
}

/** An action by which a text is valid unless `findProblem` says how to write it. */
function acceptUnless(findProblem: (text: string) => string | undefined) {
  return v.check(
    (text: string) => findProblem(text) === undefined,
    ({ input }) => findProblem(input) ?? '',
  );
}

function linkProblem(text: string): string | undefined {
  if (/^https?:/i.test(text)) return webProblem(text, LINK_HINT);
  if (NOT_IN_URL.test(text)) return LINK_HINT;
  return /^(?:mailto:[^@]+@[^@]|tel:\D*\d|\/(?!\/))/i.test(text) ? undefined : LINK_HINT;
}

function originProblem(text: string): string | undefined {
  const problem = webProblem(text, ORIGIN_HINT);
  if (problem !== undefined) return problem;
  const { href, origin } = new URL(text);
  return href === `${origin}/` ? undefined : ORIGIN_HINT;
}

/** A guide's id belongs to the path or the query: its host would be another site. */
function pagesProblem(template: string): string | undefined {
  const url = template.replaceAll('{guide}', 'guide').replaceAll('{locale}', 'en');
  const problem = webProblem(url, PAGES_HINT);
  if (problem !== undefined) return problem;
  // The URL of a section adds a fragment.
  if (template.includes('#')) return 'use a URL without #: sections are fragments of the page';
  if (/[^ -~]/.test(template))
    return 'write the URL as browsers send it: the host in Punycode (xn--…), other characters percent-encoded';
  return /^https?:\/\/[^/?{}]+[/?].*\{guide\}/i.test(template) && !/[{}]/.test(url) ? undefined : PAGES_HINT;
}

/** What is wrong with the URL of a web page; with `hint`, how to write it. */
function webProblem(text: string, hint: string): string | undefined {
  if (NOT_IN_URL.test(text))
    return 'remove spaces, backslashes, quotes, angle brackets and invisible characters';
  if (!/^https?:\/\/[^/?#]/i.test(text)) return hint;
  if (/^[^/]+\/\/[^/?#]*@/.test(text)) return 'remove everything between // and @: it is a user name';
  if (!URL.canParse(text)) return hint;
  const { protocol, hostname } = new URL(text);
  // The developer's own machine has no certificates.
  return protocol === 'http:' && !isLoopback(hostname)
    ? 'use https:, which http: is redirected to'
    : undefined;
}

/** The date in the earliest time zone. */
function latestToday(): string {
  return new Date(Date.now() + EARLIEST_ZONE_HOURS * 3_600_000).toISOString().slice(0, 10);
}
