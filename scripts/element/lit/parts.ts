/** Parts of `lit-html` that expressions in the templates of the element and its chunks don't use. */
import { HTML_ONLY, NO_DIRECTIVES, NO_HOOKS, NO_OPTIONS, ONE_EXPRESSION } from './reasons.ts';
import { omit, type Trim } from './trim.ts';

export const PARTS: readonly Trim[] = [
  ...omit('ChildPart', '_$isConnected parentNode startNode endNode setConnected', NO_DIRECTIVES),
  [
    'ChildPart.constructor',
    `constructor(startNode, endNode) {
      this._$committedValue = nothing;
      this._$startNode = startNode;
      this._$endNode = endNode;
    }\n`,
    NO_DIRECTIVES,
  ],
  [
    'ChildPart._$setValue',
    `_$setValue(value) {
      if (value === noChange) return;
      if (isPrimitive(value)) {
        if (value === nothing || value == null || value === '') {
          if (this._$committedValue !== nothing) this._$clear();
          this._$committedValue = nothing;
        } else if (value !== this._$committedValue) this._commitText(value);
      } else if (value['_$litType$']) this._commitTemplateResult(value);
      else if (isArray(value)) this._commitIterable(value);
      else this._commitText(value);
    }\n`,
    'children are templates, arrays and text',
  ],
  [
    'ChildPart._insert',
    `_insert(node) {
      return this._$startNode.parentNode.insertBefore(node, this._$endNode);
    }\n`,
    NO_HOOKS,
  ],
  [
    'ChildPart._commitNode',
    `_commitNode(node) {
      this._$clear();
      this._insert(node);
    }\n`,
    'it is called with new nodes alone',
  ],
  [
    'ChildPart._commitText',
    `_commitText(value) {
      if (this._$committedValue !== nothing && isPrimitive(this._$committedValue))
        this._$startNode.nextSibling.data = value;
      else this._commitNode(d.createTextNode(value));
      this._$committedValue = value;
    }\n`,
    NO_HOOKS,
  ],
  [
    'ChildPart._commitTemplateResult',
    `_commitTemplateResult(result) {
      const template = this._$getTemplate(result);
      if (this._$committedValue?._$template === template) this._$committedValue._update(result.values);
      else {
        const instance = new TemplateInstance(template);
        const fragment = instance._clone();
        instance._update(result.values);
        this._commitNode(fragment);
        this._$committedValue = instance;
      }
    }\n`,
    HTML_ONLY,
  ],
  [', this._insert(createMarker()), this, this.options)', ', this._insert(createMarker()))', NO_OPTIONS],
  [
    'this._$clear(itemPart && wrap(itemPart._$endNode).nextSibling, partIndex);',
    'this._$clear(itemPart?._$endNode.nextSibling);',
    NO_DIRECTIVES,
  ],
  [
    'ChildPart._$clear',
    `_$clear(start = this._$startNode.nextSibling) {
      while (start !== this._$endNode) {
        const next = start.nextSibling;
        start.remove();
        start = next;
      }
    }\n`,
    NO_DIRECTIVES,
  ],
  ...omit('AttributePart', 'tagName _$isConnected', NO_DIRECTIVES),
  [
    'AttributePart.constructor',
    `constructor(element, name, strings) {
      this._$committedValue = nothing;
      this.element = element;
      this.name = name;
      this.strings = strings;
    }\n`,
    ONE_EXPRESSION,
  ],
  [
    'AttributePart._$setValue',
    `_$setValue(value) {
      if (value === this._$committedValue) return;
      this._$committedValue = value;
      this._commitValue(value);
    }\n`,
    ONE_EXPRESSION,
  ],
  [
    'AttributePart._commitValue',
    `_commitValue(value) {
      if (value === nothing) this.element.removeAttribute(this.name);
      else this.element.setAttribute(this.name, this.strings[0] + (value ?? '') + this.strings[1]);
    }\n`,
    ONE_EXPRESSION,
  ],
  [
    'PropertyPart',
    `class PropertyPart extends AttributePart {
      _commitValue(value) {
        this.element[this.name] = value === nothing ? undefined : value;
      }
    }\n`,
    NO_HOOKS,
  ],
  [
    'BooleanAttributePart',
    `class BooleanAttributePart extends AttributePart {
      _commitValue(value) {
        this.element.toggleAttribute(this.name, !!value && value !== nothing);
      }
    }\n`,
    NO_HOOKS,
  ],
  [
    'EventPart',
    `class EventPart extends AttributePart {
      _$setValue(listener) {
        if (this._$committedValue === nothing) this.element.addEventListener(this.name, this);
        this._$committedValue = listener;
      }
      handleEvent(event) {
        this._$committedValue(event);
      }
    }\n`,
    'listeners are functions without options and without `this`',
  ],
  ['ElementPart', '', NO_DIRECTIVES],
];
