/** Words of the interface that readers meet in the element and on the pages of the worker, neither of which may import the other. */
import { describe, expect, test } from 'vitest';
import { REPORT_KIND_CHOICES, REPORT_KINDS } from '../schema/feedback.ts';
import { INTERFACE_LANGUAGES } from '../schema/interface-languages.ts';
import { BUNDLED, LOADED_ON_DEMAND } from '../widget/locales/index.ts';
import type { InterfaceStrings } from '../widget/locales/interface-strings.ts';
import { interfaceFor } from '../worker/pages/strings/index.ts';
import type { PageStrings } from '../worker/pages/strings/page-strings.ts';

const elementStrings = [...BUNDLED, ...LOADED_ON_DEMAND];

const formOfElement = ({ reports }: InterfaceStrings) => ({
  report: reports.report,
  kind: reports.kind,
  kinds: reports.kinds,
  message: reports.message,
  evidence: reports.evidence,
  contact: reports.contact,
  send: reports.send,
  follow: reports.follow,
});

const formOfPage = (strings: PageStrings) => ({
  report: strings.report,
  kind: strings.reportKind,
  kinds: strings.reportKinds,
  message: strings.reportMessage,
  evidence: strings.reportEvidence,
  contact: strings.reportContact,
  send: strings.reportSend,
  follow: strings.followReport,
});

test('covers every language of the interface', () => {
  expect(elementStrings.map(({ lang }) => lang).toSorted()).toEqual([...INTERFACE_LANGUAGES].toSorted());
});

test('forms offer every kind of report', () => {
  expect(REPORT_KIND_CHOICES.toSorted()).toEqual(REPORT_KINDS.toSorted());
});

describe.each(elementStrings)('in $lang', (strings) => {
  test('reports have the same words in the element and on pages', () => {
    expect(formOfElement(strings)).toEqual(formOfPage(interfaceFor(strings.lang).strings));
  });
});

/** Familiar forms of address, in the languages that have a polite one, and some of their verbs. */
const FAMILIAR: Partial<Record<string, RegExp>> = {
  'zh-Hant': /你/,
  'zh-Hans': /你/,
  es: /\b(?:tú|tu|tus|te|ti|has|quieres|puedes|vuelve|comprueba|revisa|guarda)\b/i,
};

test.each(Object.entries(FAMILIAR))(
  'readers of %s are addressed politely everywhere',
  (language, familiar) => {
    const element = elementStrings.find(({ lang }) => lang === language);
    const texts = JSON.stringify([element, interfaceFor(language).strings]);
    expect(texts).not.toMatch(familiar ?? '');
  },
);
