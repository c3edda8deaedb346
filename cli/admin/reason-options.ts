/** Options of commands that withdraw: why, and what readers see instead. */
import { InvalidArgumentError, Option } from 'commander';
import * as v from 'valibot';
import { LocaleSchema } from '../../schema/guide.ts';
import { suggestLocale } from '../../schema/locale.ts';
import { REQUESTERS, type WithdrawalReason, WithdrawalReasonSchema } from '../../schema/withdrawal.ts';

export const statusOption = (flags: string) =>
  new Option(flags, 'HTTP status: 451 for legal reasons, otherwise 410')
    .choices(['410', '451'])
    .argParser(toStatus);

export const byOption = (flags: string) => new Option(flags, 'who required it').choices([...REQUESTERS]);

export const noticeOption = (flags: string) =>
  new Option(flags, 'what readers see instead; again for each language').argParser(addNotice);

function toStatus(text: string): 410 | 451 {
  if (text === '410') return 410;
  if (text === '451') return 451;
  throw new InvalidArgumentError('Use 451 for legal reasons, otherwise 410.');
}

/** Adds the notice `locale=text` to those before it. */
function addNotice(option: string, earlier: WithdrawalReason['notice'] = {}): WithdrawalReason['notice'] {
  const [, locale = '', text = ''] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
  if (!v.is(LocaleSchema, locale))
    throw new InvalidArgumentError(
      `Write it like "${suggestLocale(locale) ?? 'en'}=The text of the notice."`,
    );
  if (locale in earlier) throw new InvalidArgumentError(`There are two notices in ${locale}.`);
  const parsed = v.safeParse(WithdrawalReasonSchema.entries.notice, { [locale]: text });
  if (parsed.success) return { ...earlier, ...parsed.output };
  throw new InvalidArgumentError(`The text ${parsed.issues[0].message}.`);
}
