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
