/** Languages of the interface: of the pages and of the element. */

/** Tags of the languages, of Chinese with its script. */
export const INTERFACE_LANGUAGES = ['ar', 'en', 'es', 'ja', 'vi', 'zh-Hans', 'zh-Hant'] as const;

export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** Whether the interface is in `language`; in others it is in English. */
export function isInterfaceLanguage(language: string): language is InterfaceLanguage {
  return INTERFACE_LANGUAGES.some((each) => each === language);
}
