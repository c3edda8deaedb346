/** Labels of rendered footnotes, by language. */
import { nearestOwnLocale } from '../../schema/locale.ts';

const labels = {
  'zh-Hant': { footnoteLabel: '註釋', footnoteBackLabel: '回到正文' },
  'zh-Hans': { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
  en: { footnoteLabel: 'Notes', footnoteBackLabel: 'Back to the text' },
};

type Labels = (typeof labels)['en'];

/** The labels in the language of `locale`; English where there are none in it. */
export function footnoteLabels(locale: string): Labels {
  return labels[nearestOwnLocale(locale)];
}
