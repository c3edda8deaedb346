/** The shape of the table of specimens. */

export interface Specimen {
  /** Unique; `?only=` takes it. */
  name: string;
  title: string;
  about?: string;
  /** Of the element; `true` for one without a value. */
  attributes: Readonly<Record<string, string | true | undefined>>;
  /** Of the part of the page around the element (BCP 47). */
  lang: string;
  /** Of its box (CSS pixels). */
  width: number;
  /** Where it isn't the page's. */
  scheme?: 'light' | 'dark';
  /** What stands inside the element, by slot. */
  slots?: Readonly<Record<string, string>>;
  /** Custom properties. */
  css?: Readonly<Record<string, string>>;
  /** What a reader does once the element has an answer or none: press what a selector names, or type into it. */
  steps?: readonly ({ press: string } | { type: string; into: string })[];
  /** What is in the element once all is there, beside what can be told from the attributes (a selector). */
  shows?: string;
}

export interface SpecimenGroup {
  id: string;
  title: string;
  specimens: readonly Specimen[];
}

export declare const groups: readonly SpecimenGroup[];
export declare const specimens: readonly Specimen[];
