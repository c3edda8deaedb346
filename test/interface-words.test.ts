/** Words of the interface that readers meet in the element and on the pages of the worker. */
import { describe, expect, test } from 'vitest';
import { REPORT_KIND_CHOICES, REPORT_KINDS } from '../schema/feedback.ts';
import type { ElementStrings } from '../schema/languages/element-strings.ts';
import { LANGUAGES } from '../schema/languages/index.ts';
import type { PageStrings } from '../schema/languages/page-strings.ts';

const formOfElement = ({ reports }: ElementStrings) => ({
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

test('forms offer every kind of report', () => {
  expect(REPORT_KIND_CHOICES.toSorted()).toEqual(REPORT_KINDS.toSorted());
});

describe.each(LANGUAGES)('in $lang', ({ element, pages }) => {
  test('reports have the same words in the element and on pages', () => {
    expect(formOfElement(element)).toEqual(formOfPage(pages));
  });

  test('searches have the same words in the element and on pages', () => {
    const { unsure, chapters, truncated } = pages;
    expect(element.search).toMatchObject({ unsure, chapters, truncated });
  });
});

/** Familiar forms of address, in the languages that have a polite one, and some of their verbs. */
const FAMILIAR: Partial<Record<string, RegExp>> = {
  'zh-Hant': /你/,
  'zh-Hans': /你/,
  // Sentences that end in another way than -니다, -세요 and -요, and words for "you".
  ko: /(?<!니다|세요)\.(?=[" ])|(?<!요)\?|(?<!\S)(?:너[는를의]|네가|니가|당신)/,
  es: /\b(?:tú|tu|tus|te|ti|has|quieres|puedes|vuelve|comprueba|revisa|guarda)\b/i,
};

test.each(Object.entries(FAMILIAR))(
  'readers of %s are addressed politely everywhere',
  (language, familiar) => {
    const words = LANGUAGES.find(({ lang }) => lang === language);
    expect(words).toBeDefined();
    expect(JSON.stringify(words)).not.toMatch(familiar ?? '');
  },
);
