/** URLs of guides' pages by a template, which the setting `pages` of `content/site.yaml` is. */

/**
 * The URL of a guide's page in one locale, by a template with `{guide}` and `{locale}`.
 *
 * @example
 * ```ts
 * pageUrl('https://help.example/{guide}/{locale}', 'overdue-loan', 'en'); // 'https://help.example/overdue-loan/en'
 * ```
 */
export function pageUrl(template: string, guide: string, locale: string): string {
  return template.replaceAll('{guide}', guide).replaceAll('{locale}', locale);
}

/** Path of the worker's own pages, as a template. */
export const OWN_PAGES = '/g/{guide}/{locale}';

/**
 * The URL of a section, or of a chapter, of a guide's page: a path on the worker's own pages, where it needs no script, elsewhere a fragment.
 *
 * @example
 * ```ts
 * sectionUrl('https://faq.example/g/{guide}/{locale}', 'overdue-loan', 'en', 'fees'); // 'https://faq.example/g/overdue-loan/en/fees'
 * sectionUrl('https://help.example/{guide}', 'overdue-loan', 'en', 'fees'); // 'https://help.example/overdue-loan#fees'
 * ```
 */
export function sectionUrl(template: string, guide: string, locale: string, id: string): string {
  return pageUrl(template, guide, locale) + (template.endsWith(OWN_PAGES) ? '/' : '#') + id;
}
