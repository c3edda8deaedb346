/** Table of specimens: every state, preset, language and width of the element. The gallery and its tests are generated from it. */

/** Default content: a chapter of three questions; the answer to the third has links. */
const CHAPTER = { chapter: 'causes', open: 'losing-contact' };

const TOOLBAR = { search: true, 'language-switch': true, 'toggle-all': true };

/** A question with a short answer, from an API that accepts votes and reports. */
const FEEDBACK = {
  src: '/gallery/feedback',
  sections: 'who-uses-it',
  open: 'who-uses-it',
  votes: true,
  reports: true,
};

/** Custom colours, corners and spacing, in both colour schemes. */
const OWN_LOOK = {
  '--edge-faq-background': 'light-dark(#fff6e9, #2b1d12)',
  '--edge-faq-color': 'light-dark(#3b2410, #ffe6c7)',
  '--edge-faq-link-color': 'light-dark(#8a3d00, #ffb067)',
  '--edge-faq-line-color': 'light-dark(#b07a48, #96683e)',
  '--edge-faq-hover-background': 'light-dark(#ffe8c9, #3d2a1a)',
  '--edge-faq-focus-color': 'light-dark(#a34700, #ffb067)',
  '--edge-faq-results-background': 'light-dark(#fff6e9, #2b1d12)',
  '--edge-faq-results-color': 'light-dark(#3b2410, #ffe6c7)',
  '--edge-faq-radius': '1.2em',
  '--edge-faq-gap': '1.3em',
};

const states = [
  {
    name: 'loading',
    title: 'Loading',
    about: 'The API has not responded yet.',
    attributes: { src: '/gallery/silent', ...CHAPTER },
  },
  {
    name: 'failed',
    title: 'Error, with a retry button',
    about: 'The API responds with 503 Service Unavailable.',
    attributes: { src: '/gallery/busy', ...CHAPTER },
  },
  {
    name: 'loading-again',
    title: 'Retrying',
    about: 'A reader pressed the retry button. It keeps its place and its focus.',
    attributes: { src: '/gallery/stuck', ...CHAPTER },
    steps: [{ press: '[part=retry]' }],
  },
  {
    name: 'unknown-guide',
    title: 'Unknown guide',
    about: 'The API has no guide with this id. A retry would not help, so there is no button.',
    attributes: { guide: 'overdue-lone' },
  },
  {
    name: 'kept-copy',
    title: 'Kept copy',
    about: 'The API responds with 503 Service Unavailable. The copy in the browser is shown, with its date.',
    attributes: { src: '/gallery/outage', keep: true, ...CHAPTER },
  },
  {
    name: 'withdrawn',
    title: 'Withdrawn guide',
    about:
      'The API responds with 451 Unavailable For Legal Reasons and a notice. The fallback content stays.',
    attributes: { src: '/gallery/withdrawn' },
    slots: { '': 'Call us instead.' },
  },
  {
    name: 'no-guide',
    title: 'Missing guide attribute',
    about: 'Readers see this message; the console tells developers how to fix it.',
    attributes: { guide: undefined },
  },
  {
    name: 'empty',
    title: 'Empty',
    about: 'The guide has none of the sections in the attribute.',
    attributes: { sections: 'a-question-that-is-gone' },
  },
  {
    name: 'closed',
    title: 'Loaded, closed',
    about: 'The whole guide by default: title, introduction, chapters, summary.',
  },
  {
    name: 'one-open',
    title: 'Loaded, one open',
    about: 'Opened by the attribute. Links in answers open other questions.',
    attributes: CHAPTER,
  },
  {
    name: 'all-open',
    title: 'Loaded, all open',
    about: 'The attribute without a value opens all questions.',
    attributes: { chapter: 'causes', open: true },
  },
  {
    name: 'exclusive',
    title: 'Exclusive',
    about: 'Opening a question closes the previous one.',
    attributes: { ...CHAPTER, exclusive: true },
  },
];

const content = [
  {
    name: 'collapsed',
    title: 'Collapsed chapters',
    about: 'A long guide as a list of chapters; the attribute opens one of them and a question in it.',
    attributes: { collapsed: true, open: 'causes money-pressure', 'toggle-all': true },
  },
  {
    name: 'chapters',
    title: 'Chapters',
    about: 'Two of the six chapters, without the guide’s title and introduction.',
    attributes: { chapter: 'causes what-to-do' },
  },
  {
    name: 'sections',
    title: 'Selected questions',
    about: 'Three questions in the order of the attribute, without chapters.',
    attributes: { sections: 'get-in-touch lawful-limits process' },
  },
];

const toolbars = [
  {
    name: 'toolbar',
    title: 'Toolbar',
    about: 'A search box, a language menu, and a button that opens all questions.',
    attributes: { chapter: 'causes', ...TOOLBAR },
  },
  {
    name: 'search',
    title: 'Search only',
    about: 'The box fills the toolbar.',
    attributes: { chapter: 'causes', search: true },
  },
  {
    name: 'close-all',
    title: 'Close all',
    about: 'The button closes all questions once all are open.',
    attributes: { chapter: 'causes', open: true, 'toggle-all': true },
  },
  {
    name: 'results',
    title: 'Search results',
    about: 'Opened alone, the box has focus and a query. Results overlay the guide.',
    attributes: { search: true },
    steps: [{ type: 'contact', into: '[part=search-box]' }],
    shows: '[part=results]:not([hidden]) [part=result]',
  },
  {
    name: 'below-answers',
    title: 'Votes and reports',
    about: 'Below an answer: a vote, a report form, and the link to copy.',
    attributes: FEEDBACK,
    shows: '[part=votes] ~ [part=reports]',
  },
  {
    name: 'report',
    title: 'Vote and report forms',
    about: 'After a “no”, which asks why. The mock API accepts votes and reports and discards them.',
    width: 768,
    attributes: FEEDBACK,
    steps: [{ press: '[part=vote] + [part=vote]' }, { press: '[part=report]' }],
    shows: '[part=report-form]',
  },
];

const slots = [
  {
    name: 'header-and-footer',
    title: 'Header and footer',
    about: 'The page’s own content above and below the guide.',
    attributes: { chapter: 'causes' },
    slots: {
      header: 'From our readers’ letters, answered by the lender.',
      footer: 'Nothing here fits? Write to us.',
    },
  },
  {
    name: 'slot-loading',
    title: 'Loading slot',
    about: 'The page’s own message.',
    attributes: { src: '/gallery/silent' },
    slots: { loading: 'One moment, we are fetching the answers.' },
  },
  {
    name: 'slot-error',
    title: 'Error slot',
    about: 'The page’s own message, which also replaces the retry button.',
    attributes: { src: '/gallery/busy' },
    slots: { error: 'The answers are on a break. They are printed on page 12, too.' },
  },
  {
    name: 'slot-empty',
    title: 'Empty slot',
    about: 'The page’s own message.',
    attributes: { sections: 'a-question-that-is-gone' },
    slots: { empty: 'This question is no longer asked.' },
  },
  {
    name: 'fallback',
    title: 'Default slot',
    about: 'Fallback content until the guide has loaded.',
    attributes: { src: '/gallery/busy' },
    slots: { '': 'The same help is on our page about bills.' },
  },
];

const THEMES = { none: 'No preset', plain: 'Plain', card: 'Card', compact: 'Compact', contrast: 'Contrast' };

/** Every preset, and custom properties, in one colour scheme. */
const presets = (scheme) => [
  ...Object.entries(THEMES).map(([name, title]) => ({
    name: `${name}-${scheme}`,
    title,
    attributes: { theme: name === 'none' ? undefined : name, ...CHAPTER, ...TOOLBAR },
    scheme,
  })),
  {
    name: `own-look-${scheme}`,
    title: 'Custom properties',
    attributes: { ...CHAPTER, ...TOOLBAR },
    css: OWN_LOOK,
    scheme,
  },
];

/** Locales of the guide. */
const GUIDE_LOCALES = { 'zh-Hant': 'Traditional Chinese', 'zh-Hans': 'Simplified Chinese', en: 'English' };

/** Languages of the element's own messages that aren't locales of the guide. */
const MESSAGE_LOCALES = { ar: 'Arabic', es: 'Spanish', ja: 'Japanese', vi: 'Vietnamese' };

const languages = [
  ...Object.entries(GUIDE_LOCALES).map(([lang, title]) => ({
    name: lang,
    title,
    about: 'A page in a locale of the guide.',
    attributes: { open: 'background', ...TOOLBAR },
    lang,
  })),
  {
    name: 'arabic-page',
    title: 'Right to left',
    about: 'An English guide on an Arabic page: messages and guide have their own directions.',
    attributes: { src: '/gallery/english', ...CHAPTER, ...TOOLBAR },
    lang: 'ar',
  },
  ...Object.entries(MESSAGE_LOCALES).map(([lang, title]) => ({
    name: lang,
    title: `${title}, guide in a language of the reader’s`,
    about: 'The element’s messages are in the page’s language, which the guide lacks, as a note says.',
    attributes: { ...CHAPTER, ...TOOLBAR },
    lang,
  })),
  {
    name: 'other-language',
    title: 'French, guide in a language of the reader’s',
    about:
      'A language of neither the element nor the guide: both are in the first of the reader’s languages that they have, with a note.',
    attributes: { ...CHAPTER, ...TOOLBAR },
    lang: 'fr',
  },
];

const messages = ['zh-Hant', 'zh-Hans', ...Object.keys(MESSAGE_LOCALES)].map((lang) => ({
  name: `failed-${lang}`,
  title: `Error, ${GUIDE_LOCALES[lang] ?? MESSAGE_LOCALES[lang]}`,
  attributes: { src: '/gallery/busy' },
  lang,
}));

const widths = [320, 360, 768, 1280].map((width) => ({
  name: `width-${width}`,
  title: `${width} pixels`,
  attributes: { ...CHAPTER, ...TOOLBAR },
  width,
}));

const narrowChinese = {
  name: 'width-320-zh-Hant',
  title: '320 pixels, Chinese',
  attributes: { ...CHAPTER, ...TOOLBAR },
  lang: 'zh-Hant',
  width: 320,
};

const GROUPS = [
  { id: 'states', title: 'States', specimens: states },
  { id: 'content', title: 'Content', specimens: content },
  { id: 'toolbars', title: 'Toolbar and actions', specimens: toolbars },
  { id: 'slots', title: 'Slots', specimens: slots },
  { id: 'light', title: 'Presets, light', specimens: presets('light') },
  { id: 'dark', title: 'Presets, dark', specimens: presets('dark') },
  { id: 'languages', title: 'Languages', specimens: [...languages, ...messages] },
  { id: 'widths', title: 'Widths', specimens: [...widths, narrowChinese] },
];

const withDefaults = ({ attributes, ...rest }) => ({
  attributes: { guide: 'overdue-loan', ...attributes },
  lang: 'en',
  width: 360,
  ...rest,
});

export const groups = GROUPS.map(({ specimens, ...group }) => ({
  ...group,
  specimens: specimens.map(withDefaults),
}));

export const specimens = groups.flatMap((group) => group.specimens);
