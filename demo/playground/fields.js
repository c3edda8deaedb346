/**
 * Fields of the form, in its order. Values are strings, as in attributes of the element. `use` is where a value goes: an attribute,
 * a custom property (`css`) or the page around the element. `choices` returns pairs of value and label from the catalog.
 */

/** Languages of the page: those of the guides, those of the element's messages, and one of neither. */
const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans', 'ar', 'es', 'ja', 'vi', 'fr'];

const flag = (name, label) => ({ name, kind: 'flag', use: 'attribute', label });

/** `syntax` is the CSS property that accepts the same values; `placeholder` names the default. */
const css = (name, label, syntax, placeholder) => ({
  name,
  kind: 'css',
  use: 'css',
  label,
  syntax,
  placeholder,
});

export const groups = [
  {
    legend: 'Guide',
    fields: [
      {
        name: 'guide',
        kind: 'choice',
        use: 'attribute',
        label: 'Guide',
        required: true,
        choices: ({ guides, page }) =>
          guides.map(({ guide, locales }) => [guide, titleIn(locales, page) ?? guide]),
      },
      {
        name: 'locale',
        kind: 'choice',
        use: 'attribute',
        label: 'Language',
        hint: 'By default, the language of the page around it.',
        choices: ({ guide }) => [
          ['', 'Same as the page'],
          ...guide.locales.map((tag) => [tag, ownName(tag)]),
        ],
      },
    ],
  },
  {
    legend: 'Content',
    fields: [
      {
        name: 'chapter',
        kind: 'ids',
        use: 'attribute',
        label: 'Chapters',
        noneLabel: 'all',
        choices: ({ guide }) => guide.chapters.map(({ id, heading }) => [id, heading]),
      },
      {
        name: 'sections',
        kind: 'ids',
        use: 'attribute',
        label: 'Questions',
        noneLabel: 'all',
        hint: 'Shown in the order of selection, without chapters.',
        choices: sectionsOf,
      },
      {
        name: 'open',
        kind: 'ids',
        use: 'attribute',
        label: 'Open at first',
        noneLabel: 'none',
        allLabel: 'All of them',
        choices: sectionsOf,
      },
    ],
  },
  {
    legend: 'Behaviour',
    fields: [
      flag('collapsed', 'Collapsed chapters'),
      flag('exclusive', 'Only one question open at a time'),
      flag('search', 'Search box'),
      flag('language-switch', 'Language menu'),
      flag('toggle-all', 'Button that opens all questions'),
      flag('votes', 'Votes on answers'),
      flag('reports', 'Problem reports'),
      flag('count-searches', 'Counts of searches'),
      flag('keep', 'Copy in the browser, for outages'),
      flag('remember', 'What is open stays open over reloads'),
      flag('keep-url', 'Links leave the URL as it is'),
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
    legend: 'Appearance',
    fields: [
      {
        name: 'theme',
        kind: 'choice',
        use: 'attribute',
        label: 'Preset',
        choices: () => [
          ['', 'None: lines in the colours of the page'],
          ['plain', 'Plain: lines between questions only'],
          ['card', 'Card: each question a card'],
          ['compact', 'Compact: smaller text and spacing'],
          ['contrast', 'Contrast: black and white'],
        ],
      },
      css('color', 'Text', 'color', 'as the page'),
      css('background', 'Background', 'color', 'none'),
      css('link-color', 'Links', 'color', 'as the text'),
      css('line-color', 'Lines', 'color', 'a tint of the text'),
      css('focus-color', 'Focus ring', 'color', 'as the text'),
      css('radius', 'Corners', 'border-radius', '0.6em'),
      css('gap', 'Spacing', 'padding', '1em'),
      css('font-size', 'Font size', 'font-size', 'as the page'),
    ],
  },
  {
    legend: 'Page around it',
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
        choices: () => [['', 'Full width'], ...[320, 360, 768].map((width) => [`${width}`, `${width} px`])],
      },
      {
        name: 'scheme',
        kind: 'choice',
        use: 'page',
        label: 'Colour scheme',
        choices: () => [
          ['', 'System'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
      },
    ],
  },
];

export const fields = groups.flatMap((group) => group.fields);

/** Default language of the page. */
export const [PAGE_LANGUAGE] = LANGUAGES;

function sectionsOf({ guide }) {
  return guide.chapters.flatMap(({ sections }) => sections.map(({ id, heading }) => [id, heading]));
}

function titleIn(locales, requested) {
  return (locales.find(({ locale }) => locale === requested) ?? locales[0])?.title;
}

/** A language's name in that language. */
function ownName(tag) {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
}
