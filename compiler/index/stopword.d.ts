/** Types of the `stopword` package, which has none: a list for each language, by its ISO 639-3 code, and a function. */
declare module 'stopword' {
  export const eng: string[];
  export const zho: string[];
  export function removeStopwords(tokens: string[], stopWords?: string[]): string[];
}
