/** The words that rendering adds around footnotes, in the guide's language. */
const labels = {
  'zh-Hant': { footnoteLabel: '註釋', footnoteBackLabel: '回到正文' },
  'zh-Hans': { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
  en: { footnoteLabel: 'Notes', footnoteBackLabel: 'Back to the text' },
};

type Labels = (typeof labels)['en'];

const known = new Map<string, Labels>();

/** Labels for a locale by its likely script and language; English where we have none. */
export function footnoteLabels(locale: string): Labels {
  const found = known.get(locale) ?? chooseLabels(locale);
  known.set(locale, found);
  return found;
}

function chooseLabels(locale: string): Labels {
  const { language, script } = new Intl.Locale(locale).maximize();
  if (language !== 'zh') return labels.en;
  return script === 'Hant' ? labels['zh-Hant'] : labels['zh-Hans'];
}
