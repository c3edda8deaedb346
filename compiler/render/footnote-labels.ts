import { nearestOwnLocale } from '../../schema/locale.ts';

/** The words that rendering adds around footnotes, in the guide's language. */
const labels = {
  'zh-Hant': { footnoteLabel: '註釋', footnoteBackLabel: '回到正文' },
  'zh-Hans': { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
  en: { footnoteLabel: 'Notes', footnoteBackLabel: 'Back to the text' },
};

type Labels = (typeof labels)['en'];

/** Labels for a locale by its likely script and language; English where we have none. */
export function footnoteLabels(locale: string): Labels {
  return labels[nearestOwnLocale(locale)];
}
