/** What the element itself says: one file a language, all of this shape. */
export interface Strings {
  /** BCP 47 tag of the language that these are in. */
  lang: string;
  loading: string;
  notFound: string;
  unavailable: string;
  retry: string;
  empty: string;
}
