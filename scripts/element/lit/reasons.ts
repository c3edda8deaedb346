/** Why neither the element nor its chunks need a part of Lit. */

export const NO_CALLERS = 'nothing calls it';
export const NO_DECORATORS = 'properties are declared by `static properties` of the classes alone';
export const NO_DIRECTIVES = 'templates have no directives';
export const NO_HOOKS = 'nothing hooks into it';
export const NO_OPTIONS = '`render` is called without options';
export const HTML_ONLY = 'templates are HTML, not SVG or MathML, and none is compiled';
export const ONE_EXPRESSION = 'an attribute has one expression at most';
export const POSITIONS =
  'expressions are children or values of attributes, not names, nor in comments or raw text';
export const PROPERTY_OPTIONS = 'properties have the options `type`, `attribute` and `reflect` alone';
export const ONE_STYLE_SHEET = 'there is one style sheet, which is a string';
export const ONE_LIT = 'chunks have the `html` and `render` of this module, and no other';
export const ONE_LIST = 'one class has `static properties`, all of them attributes';
export const MOVED = 'now where it is used';
