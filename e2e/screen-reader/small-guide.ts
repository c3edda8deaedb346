/** A small guide in three languages, so that what is compared and read aloud doesn't change with the demo's content. */
import type { Guide } from '../../schema/guide.ts';

type Locale = 'en' | 'zh-Hant' | 'ar';

interface Texts {
  title: string;
  intro: string;
  chapters: [string, string];
  questions: [string, string, string];
  answer: string;
}

const TEXTS: Record<Locale, Texts> = {
  en: {
    title: 'Late payments',
    intro: 'What to do first.',
    chapters: ['Calls', 'Money'],
    questions: ['Who calls me?', 'Must I answer?', 'What does it cost?'],
    answer: 'Read this',
  },
  'zh-Hant': {
    title: '逾期還款',
    intro: '先做什麼。',
    chapters: ['電話', '費用'],
    questions: ['誰打給我？', '一定要接嗎？', '要多少錢？'],
    answer: '請讀',
  },
  ar: {
    title: 'الدفعات المتأخرة',
    intro: 'ماذا تفعل أولاً.',
    chapters: ['المكالمات', 'المال'],
    questions: ['من يتصل بي؟', 'هل يجب أن أجيب؟', 'كم يكلف ذلك؟'],
    answer: 'اقرأ هذا',
  },
};

const isLocale = (locale: string): locale is Locale => locale in TEXTS;

/** The guide in `locale`, or in English. */
export function smallGuide(locale = 'en'): Guide {
  const shown = isLocale(locale) ? locale : 'en';
  const { title, intro, chapters, questions, answer } = TEXTS[shown];
  const section = (index: 0 | 1 | 2) => {
    const text = `${answer} ${index + 1}.`;
    const link = index === 1 ? ` <a href="#cost">${questions[2]}</a>` : '';
    const id = (['background', 'must-answer', 'cost'] as const)[index];
    return { id, heading: questions[index], html: `<p>${text}${link}</p>`, text, updated: '2026-11-20' };
  };
  return {
    guide: 'overdue-loan',
    locale: shown,
    locales: Object.keys(TEXTS),
    title,
    description: intro,
    updated: '2026-11-20',
    revision: '0'.repeat(32),
    intro: { html: `<p>${intro}</p>`, text: intro },
    chapters: [
      { id: 'calls', heading: chapters[0], sections: [section(0), section(1)] },
      { id: 'money', heading: chapters[1], sections: [section(2)] },
    ],
  } as Guide;
}

/** The guide as headings first. */
export function smallGuideHeadings(locale?: string): Guide {
  const guide = smallGuide(locale);
  const chapters = guide.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map(({ html: _, ...section }) => section),
  }));
  return { ...guide, chapters } as Guide;
}
