/** Types of the table of specimens. */

export interface Specimen {
  /** Unique; the value of `?only=`. */
  name: string;
  title: string;
  about?: string;
  /** Attributes of the element; `true` for one without a value. */
  attributes: Readonly<Record<string, string | true | undefined>>;
  /** Language around the element (BCP 47). */
  lang: string;
  /** Width of its box (CSS pixels). */
  width: number;
  /** Colour scheme, if it differs from the page's. */
  scheme?: 'light' | 'dark';
  /** Text in the element's slots; '' is the default slot. */
  slots?: Readonly<Record<string, string>>;
  /** Custom properties. */
  css?: Readonly<Record<string, string>>;
  /** Interactions after the element has loaded or failed: click what a selector matches, or type into it. */
  steps?: readonly ({ press: string } | { type: string; into: string })[];
  /** Selector that matches once the specimen is complete, in addition to those that follow from its attributes. */
  shows?: string;
}

export interface SpecimenGroup {
  id: string;
  title: string;
  specimens: readonly Specimen[];
}

export declare const groups: readonly SpecimenGroup[];
export declare const specimens: readonly Specimen[];
