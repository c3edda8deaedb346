/** What can be chosen: a line for each choice, in the order of the form. A choice is a string, as in the element's attributes. */

/** Languages that a page may be in: those of the guides, those that the element speaks, and one that it doesn't. */
const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans', 'ar', 'es', 'ja', 'vi', 'fr'];

const flag = (name, label) => ({ name, kind: 'flag', use: 'attribute', label });

/** `otherwise` is what holds where nothing is chosen. */
const css = (name, label, syntax, otherwise) => ({ name, kind: 'css', use: 'css', label, syntax, otherwise });

export const groups = [
  {
    legend: 'Guide',
    fields: [
      {
        name: 'guide',
        kind: 'choice',
        use: 'attribute',
        label: 'Guide',
        always: true,
        choices: ({ guides, page }) =>
          guides.map(({ guide, locales }) => [guide, titleIn(locales, page) ?? guide]),
      },
      {
        name: 'locale',
        kind: 'choice',
        use: 'attribute',
        label: 'Language',
        hint: 'As a rule the page around it says which.',
        choices: ({ guide }) => [['', 'As the page'], ...guide.locales.map((tag) => [tag, ownName(tag)])],
      },
    ],
  },
  {
    legend: 'What is shown',
    fields: [
      {
        name: 'chapter',
        kind: 'ids',
        use: 'attribute',
        label: 'Chapters',
        none: 'all',
        choices: ({ guide }) => guide.chapters.map(({ id, heading }) => [id, heading]),
      },
      {
        name: 'sections',
        kind: 'ids',
        use: 'attribute',
        label: 'Questions',
        none: 'all',
        hint: 'Shown in the order in which you pick them, without chapters.',
        choices: sectionsOf,
      },
      {
        name: 'open',
        kind: 'ids',
        use: 'attribute',
        label: 'Open at first',
        none: 'none',
        every: 'All of them',
        choices: sectionsOf,
      },
    ],
  },
  {
    legend: 'How it works',
    fields: [
      flag('collapsed', 'Chapters that readers open themselves'),
      flag('exclusive', 'Only one question open at a time'),
      flag('search', 'Search box'),
      flag('language-switch', 'Choice of languages'),
      flag('toggle-all', 'Button that opens all'),
      flag('votes', 'Ask whether an answer was helpful'),
      flag('reports', 'Let readers report a problem'),
      {
        name: 'heading-level',
        kind: 'choice',
        use: 'attribute',
        label: 'Level of the first heading',
        choices: () => [
          ['1', '1'],
          ['', '2'],
          ['3', '3'],
          ['4', '4'],
        ],
      },
    ],
  },
  {
    legend: 'Looks',
    fields: [
      {
        name: 'theme',
        kind: 'choice',
        use: 'attribute',
        label: 'Preset',
        choices: () => [
          ['', 'None: lines in the page’s colours'],
          ['plain', 'Plain: lines between questions only'],
          ['card', 'Card: each question a card'],
          ['compact', 'Compact: closer and smaller'],
          ['contrast', 'Contrast: black and white'],
        ],
      },
      css('color', 'Text', 'color', 'the page’s'),
      css('background', 'Background', 'color', 'none'),
      css('link-color', 'Links', 'color', 'as the text'),
      css('line-color', 'Lines', 'color', 'a tint of the text'),
      css('focus-color', 'Focus ring', 'color', 'as the text'),
      css('radius', 'Corners', 'border-radius', '0.6em'),
      css('gap', 'Spacing', 'padding', '1em'),
      css('font-size', 'Font size', 'font-size', 'the page’s'),
    ],
  },
  {
    legend: 'The page around it',
    fields: [
      {
        name: 'lang',
        kind: 'choice',
        use: 'page',
        label: 'Language of the page',
        choices: () => LANGUAGES.map((tag, i) => [i ? tag : '', ownName(tag)]),
      },
      {
        name: 'width',
        kind: 'choice',
        use: 'page',
        label: 'Width',
        choices: () => [['', 'All there is'], ...[320, 360, 768].map((width) => [`${width}`, `${width} px`])],
      },
      {
        name: 'scheme',
        kind: 'choice',
        use: 'page',
        label: 'Colours',
        choices: () => [
          ['', 'As the device'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
      },
    ],
  },
];

export const fields = groups.flatMap((group) => group.fields);

/** The language of the page where nothing else was chosen. */
export const [PAGE_LANGUAGE] = LANGUAGES;

function sectionsOf({ guide }) {
  return guide.chapters.flatMap(({ sections }) => sections.map(({ id, heading }) => [id, heading]));
}

function titleIn(locales, wanted) {
  return (locales.find(({ locale }) => locale === wanted) ?? locales[0])?.title;
}

/** A language by its own name. */
function ownName(tag) {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
}
