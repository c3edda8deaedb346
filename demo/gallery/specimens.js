/** Every state, preset, language and width of the element: the one table that the gallery and its tests are made of. */

/** What most specimens show: a chapter of three questions, the third of which has links in its answer. */
const CHAPTER = { chapter: 'causes', open: 'losing-contact' };

const TOOLS = { search: true, 'language-switch': true, 'toggle-all': true };

/** A question with a short answer, and an API that takes votes and reports. */
const FEEDBACK = {
  src: '/gallery/feedback',
  sections: 'who-uses-it',
  open: 'who-uses-it',
  votes: true,
  reports: true,
};

/** Colours, corners and spacing of a page that has its own, in either scheme. */
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
    about: 'The API has not answered yet.',
    attributes: { src: '/gallery/silent', ...CHAPTER },
  },
  {
    name: 'failed',
    title: 'Failed, to be tried again',
    about: 'The API answers 503 Service Unavailable. The button asks again.',
    attributes: { src: '/gallery/busy', ...CHAPTER },
  },
  {
    name: 'loading-again',
    title: 'Loading again',
    about: 'After a failure a reader pressed the button: it keeps its place and its focus.',
    attributes: { src: '/gallery/stuck', ...CHAPTER },
    steps: [{ press: '[part=retry]' }],
  },
  {
    name: 'unknown-guide',
    title: 'Unknown guide',
    about: 'The API has no guide of this name. To try again would not help, so there is no button.',
    attributes: { guide: 'overdue-lone' },
  },
  {
    name: 'no-guide',
    title: 'No guide named',
    about: 'The attribute is missing. Readers see this, developers see in the console what to write.',
    attributes: { guide: undefined },
  },
  {
    name: 'empty',
    title: 'Empty',
    about: 'The guide has none of the questions that the page picked.',
    attributes: { sections: 'a-question-that-is-gone' },
  },
  {
    name: 'closed',
    title: 'Ready, closed',
    about: 'The whole guide as it comes: title, introduction, chapters, closing words.',
  },
  {
    name: 'one-open',
    title: 'Ready, one open',
    about: 'Open at first because the page says so. Links in answers lead to other questions.',
    attributes: CHAPTER,
  },
  {
    name: 'all-open',
    title: 'Ready, all open',
    about: 'The attribute without a value opens all.',
    attributes: { chapter: 'causes', open: true },
  },
  {
    name: 'exclusive',
    title: 'Exclusive',
    about: 'Opening a question closes the one that was open.',
    attributes: { ...CHAPTER, exclusive: true },
  },
];

const choices = [
  {
    name: 'collapsed',
    title: 'Chapters to be opened',
    about: 'A long guide as a list of its chapters; the page has one of them open, and one question in it.',
    attributes: { collapsed: true, open: 'causes money-pressure', 'toggle-all': true },
  },
  {
    name: 'chapters',
    title: 'Chapters',
    about: 'Two of the six chapters. The guide’s title and introduction are left to the page.',
    attributes: { chapter: 'causes what-to-do' },
  },
  {
    name: 'sections',
    title: 'Questions one by one',
    about: 'Three questions, in the order in which the page names them, without chapters.',
    attributes: { sections: 'get-in-touch lawful-limits process' },
  },
];

const tools = [
  {
    name: 'toolbar',
    title: 'All tools',
    about: 'A search, a choice of languages, and a button that opens all.',
    attributes: { chapter: 'causes', ...TOOLS },
  },
  {
    name: 'search',
    title: 'Search alone',
    about: 'The box takes the room that there is.',
    attributes: { chapter: 'causes', search: true },
  },
  {
    name: 'close-all',
    title: 'A button that closes all',
    about: 'Once something is open the button closes it.',
    attributes: { ...CHAPTER, 'toggle-all': true },
  },
  {
    name: 'results',
    title: 'What was found',
    about: 'Seen alone, the box has focus and looks for something. Results lie above the guide.',
    attributes: { search: true },
    steps: [{ type: 'contact', into: '[part=search-box]' }],
    shows: '[part=results]:not([hidden]) [part=result]',
  },
  {
    name: 'below-answers',
    title: 'Below an answer',
    about: 'Whether it was helpful, a way to report a problem, and the link to copy.',
    attributes: FEEDBACK,
    shows: '[part=votes] + [part=reports]',
  },
  {
    name: 'report',
    title: 'A vote, and a report being written',
    about: 'The API of these two takes both, and throws them away.',
    attributes: FEEDBACK,
    steps: [{ press: '[part=vote]' }, { press: '[part=report]' }],
    shows: '[part=report-form]',
  },
];

const slots = [
  {
    name: 'header-and-footer',
    title: 'Header and footer',
    about: 'The page’s own words, inside the element’s box.',
    attributes: { chapter: 'causes' },
    slots: {
      header: 'From our readers’ letters, answered by the lender.',
      footer: 'Nothing here fits? Write to us.',
    },
  },
  {
    name: 'slot-loading',
    title: 'While loading',
    about: 'The page’s own words instead of ours.',
    attributes: { src: '/gallery/silent' },
    slots: { loading: 'One moment, we are fetching the answers.' },
  },
  {
    name: 'slot-error',
    title: 'On an error',
    about: 'The page’s own words instead of ours, and of the button.',
    attributes: { src: '/gallery/busy' },
    slots: { error: 'The answers are on a break. They are printed on page 12, too.' },
  },
  {
    name: 'slot-empty',
    title: 'Where there is nothing',
    about: 'The page’s own words instead of ours.',
    attributes: { sections: 'a-question-that-is-gone' },
    slots: { empty: 'This question is no longer asked.' },
  },
  {
    name: 'fallback',
    title: 'Content of the page',
    about: 'What stands inside the element is seen as long as the guide isn’t there.',
    attributes: { src: '/gallery/busy' },
    slots: { '': 'The same help is on our page about bills.' },
  },
];

const THEMES = { none: 'No preset', plain: 'Plain', card: 'Card', compact: 'Compact', contrast: 'Contrast' };

/** Every preset, and colours of the page's own, in one scheme. */
const presets = (scheme) => [
  ...Object.entries(THEMES).map(([name, title]) => ({
    name: `${name}-${scheme}`,
    title,
    attributes: { theme: name === 'none' ? undefined : name, ...CHAPTER, ...TOOLS },
    scheme,
  })),
  {
    name: `own-look-${scheme}`,
    title: 'Custom properties',
    attributes: { ...CHAPTER, ...TOOLS },
    css: OWN_LOOK,
    scheme,
  },
];

const WRITTEN = { 'zh-Hant': 'Traditional Chinese', 'zh-Hans': 'Simplified Chinese', en: 'English' };

/** Languages that the element speaks, while the guide is not written in them. */
const SPOKEN = { ar: 'Arabic', es: 'Spanish', ja: 'Japanese', vi: 'Vietnamese' };

const languages = [
  ...Object.entries(WRITTEN).map(([lang, title]) => ({
    name: lang,
    title,
    about: 'A page in a language that the guide is written in.',
    attributes: { open: 'background', ...TOOLS },
    lang,
  })),
  {
    name: 'arabic-page',
    title: 'Right to left',
    about: 'An Arabic page and an API with an English guide: each part has its own direction.',
    attributes: { src: '/gallery/english', ...CHAPTER, ...TOOLS },
    lang: 'ar',
  },
  ...Object.entries(SPOKEN).map(([lang, title]) => ({
    name: lang,
    title: `${title}, guide in Chinese`,
    about: 'The element speaks the page’s language; the guide comes in its own first one.',
    attributes: { ...CHAPTER, ...TOOLS },
    lang,
  })),
  {
    name: 'other-language',
    title: 'French, guide in Chinese',
    about: 'A language that neither the element nor the guide knows: the element speaks English.',
    attributes: { ...CHAPTER, ...TOOLS },
    lang: 'fr',
  },
];

const messages = ['zh-Hant', 'zh-Hans', ...Object.keys(SPOKEN)].map((lang) => ({
  name: `failed-${lang}`,
  title: `Failed, ${WRITTEN[lang] ?? SPOKEN[lang]}`,
  attributes: { src: '/gallery/busy' },
  lang,
}));

const widths = [320, 360, 768, 1280].map((width) => ({
  name: `width-${width}`,
  title: `${width} pixels`,
  attributes: { ...CHAPTER, ...TOOLS },
  width,
}));

const narrowChinese = {
  name: 'width-320-zh-Hant',
  title: '320 pixels, Chinese',
  attributes: { ...CHAPTER, ...TOOLS },
  lang: 'zh-Hant',
  width: 320,
};

const GROUPS = [
  { id: 'states', title: 'States', specimens: states },
  { id: 'choices', title: 'What is shown', specimens: choices },
  { id: 'tools', title: 'Tools', specimens: tools },
  { id: 'slots', title: 'Slots', specimens: slots },
  { id: 'light', title: 'Presets, light', specimens: presets('light') },
  { id: 'dark', title: 'Presets, dark', specimens: presets('dark') },
  { id: 'languages', title: 'Languages', specimens: [...languages, ...messages] },
  { id: 'widths', title: 'Widths', specimens: [...widths, narrowChinese] },
];

/** What a specimen has unless it says otherwise. */
const complete = ({ attributes, ...rest }) => ({
  attributes: { guide: 'overdue-loan', ...attributes },
  lang: 'en',
  width: 360,
  ...rest,
});

export const groups = GROUPS.map(({ specimens, ...group }) => ({
  ...group,
  specimens: specimens.map(complete),
}));

export const specimens = groups.flatMap((group) => group.specimens);
