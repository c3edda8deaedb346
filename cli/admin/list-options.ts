/** Options of commands that list what readers have sent. */
import { InvalidArgumentError, Option } from 'commander';
import * as v from 'valibot';
import { DateSchema, IdSchema } from '../../schema/guide.ts';

export const guideOption = () =>
  new Option('-g, --guide <id>', 'only this guide').argParser(parserOf(IdSchema));

export const sinceOption = () =>
  new Option('--since <date>', 'first day of the period (UTC), like 2026-11-01').argParser(
    parserOf(DateSchema),
  );

export const untilOption = () =>
  new Option('--until <date>', 'last day of the period (UTC)').argParser(parserOf(DateSchema));

export const csvOption = () =>
  new Option('--csv', 'print CSV for spreadsheets, in which no text can become a formula').conflicts('json');

function parserOf(schema: v.GenericSchema<unknown, string>): (text: string) => string {
  return (text) => {
    const parsed = v.safeParse(schema, text);
    if (parsed.success) return parsed.output;
    throw new InvalidArgumentError(`${parsed.issues[0].message}.`);
  };
}
