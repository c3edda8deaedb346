/** Parts of `@lit/reactive-element` that the element doesn't use. */
import {
  MOVED,
  NO_CALLERS,
  NO_DECORATORS,
  NO_HOOKS,
  ONE_LIST,
  ONE_STYLE_SHEET,
  PROPERTY_OPTIONS,
} from './reasons.ts';
import { omit, type Trim } from './trim.ts';

/** Of `reactive-element.js`. */
export const REACTIVE_ELEMENT: readonly Trim[] = [
  // The first is of this very version: with another one, all of them are checked again.
  ['(global.reactiveElementVersions ??= []).push("2.1.2");\n', '', 'it is for warnings of development'],
  ['const DEV_MODE = true;', 'const DEV_MODE = false;', 'it is for development'],
  ['polyfillSupport?.({ ReactiveElement });\n', '', NO_HOOKS],
  ['import { getCompatibleStyle, adoptStyles }', 'import { adoptStyles }', ONE_STYLE_SHEET],
  ['Symbol.metadata ??= /* @__PURE__ */ Symbol("metadata");\n', '', NO_DECORATORS],
  ['global.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();\n', '', NO_DECORATORS],
  ['ReactiveElement.addInitializer', '', NO_DECORATORS],
  [
    'ReactiveElement.observedAttributes',
    `static get observedAttributes() {
      this.finalize();
      return [...this.__attributeToPropertyMap.keys()];
    }\n`,
    '`finalize` has made the map',
  ],
  [
    'ReactiveElement.createProperty',
    `static createProperty(name, options) {
      this.elementProperties.set(name, options);
      const key = Symbol();
      defineProperty(this.prototype, name, {
        get() {
          return this[key];
        },
        set(value) {
          const oldValue = this[key];
          this[key] = value;
          this.requestUpdate(name, oldValue, options);
        },
      });
    }\n`,
    PROPERTY_OPTIONS,
  ],
  ['ReactiveElement.getPropertyOptions', '', 'all properties have options'],
  [
    'ReactiveElement.finalize',
    `static finalize() {
      if (this.elementProperties) return;
      this.elementProperties = new Map();
      this.__attributeToPropertyMap = new Map();
      for (const [name, options] of Object.entries(this.properties)) {
        this.createProperty(name, options);
        this.__attributeToPropertyMap.set(options.attribute ?? name.toLowerCase(), name);
      }
    }\n`,
    ONE_LIST,
  ],
  [
    `ReactiveElement[JSCompiler_renameProperty("elementProperties", ReactiveElement)] = /* @__PURE__ */ new Map();\n`,
    '',
    ONE_LIST,
  ],
  [
    `ReactiveElement[JSCompiler_renameProperty("finalized", ReactiveElement)] = /* @__PURE__ */ new Map();\n`,
    '',
    ONE_LIST,
  ],
  ['ReactiveElement.finalizeStyles', '', ONE_STYLE_SHEET],
  ['ReactiveElement.elementStyles = [];\n', '', ONE_STYLE_SHEET],
  [
    'ReactiveElement.constructor',
    `constructor() {
      super();
      this.__updatePromise = new Promise((resolve) => { this.enableUpdating = resolve; });
      this._$changedProperties = new Map();
      this.__saveInstanceProperties();
      this.requestUpdate();
    }\n`,
    'other fields are undefined at first, which is the same',
  ],
  ['ReactiveElement.enableUpdating', '', 'each element has one of its own, from its constructor'],
  [
    'ReactiveElement.addController',
    `addController(controller) {
      (this.__controllers ??= new Set()).add(controller);
    }\n`,
    'controllers are added in the constructor',
  ],
  ['ReactiveElement.removeController', '', NO_CALLERS],
  [
    'ReactiveElement.__saveInstanceProperties',
    `__saveInstanceProperties() {
      this.__instanceProperties = new Map();
      for (const name of this.constructor.elementProperties.keys())
        if (this.hasOwnProperty(name)) {
          this.__instanceProperties.set(name, this[name]);
          delete this[name];
        }
    }\n`,
    'a map without entries does the same as none',
  ],
  [
    'ReactiveElement.createRenderRoot',
    `createRenderRoot() {
      const renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      adoptStyles(renderRoot, this.constructor.styles);
      return renderRoot;
    }\n`,
    'the element sets no `shadowRootOptions`',
  ],
  ['ReactiveElement.shadowRootOptions = { mode: "open" };\n', '', MOVED],
  [
    'ReactiveElement.connectedCallback',
    `connectedCallback() {
      this.renderRoot ??= this.createRenderRoot();
      this.enableUpdating(true);
      this.__controllers.forEach((controller) => controller.hostConnected?.());
    }\n`,
    'there are controllers',
  ],
  [
    'ReactiveElement.disconnectedCallback',
    `disconnectedCallback() {
      this.__controllers.forEach((controller) => controller.hostDisconnected?.());
    }\n`,
    'there are controllers',
  ],
  [
    'ReactiveElement.attributeChangedCallback',
    `attributeChangedCallback(attribute, oldValue, value) {
      const name = this.constructor.__attributeToPropertyMap.get(attribute);
      if (name === undefined || this.__reflectingProperty === name) return;
      const { type } = this.constructor.elementProperties.get(name);
      this.__reflectingProperty = name;
      this[name] = type === Boolean ? value !== null : type === Number && value !== null ? Number(value) : value;
      this.__reflectingProperty = null;
    }\n`,
    PROPERTY_OPTIONS,
  ],
  [
    'ReactiveElement.__propertyToAttribute',
    `__propertyToAttribute(name, value) {
      this.__reflectingProperty = name;
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
      this.__reflectingProperty = null;
    }\n`,
    'reflected properties are strings, with an attribute of their name',
  ],
  [
    'ReactiveElement.requestUpdate',
    `requestUpdate(name, oldValue, options) {
      if (name !== undefined) {
        if (is(this[name], oldValue)) return;
        if (!this._$changedProperties.has(name))
          this._$changedProperties.set(name, this.hasUpdated ? oldValue : undefined);
        if (options?.reflect && this.__reflectingProperty !== name)
          (this.__reflectingProperties ??= new Set()).add(name);
      }
      if (!this.isUpdatePending) this.__updatePromise = this.__enqueueUpdate();
    }\n`,
    PROPERTY_OPTIONS,
  ],
  [
    `    const result = this.scheduleUpdate();
    if (result != null) {
      await result;
    }
`,
    'this.performUpdate();\n',
    'updates are synchronous',
  ],
  [
    `    try {
      await this.__updatePromise;
    } catch (e) {
      Promise.reject(e);
    }
`,
    'await this.__updatePromise;\n',
    'the element logs the errors of its updates',
  ],
  [
    'ReactiveElement.performUpdate',
    `performUpdate() {
      if (!this.isUpdatePending) return;
      const changedProperties = this._$changedProperties;
      for (const [name, value] of this.__instanceProperties) this[name] = value;
      this.__instanceProperties.clear();
      try {
        this.willUpdate(changedProperties);
        this.update(changedProperties);
      } catch (error) {
        this.__markUpdated();
        throw error;
      }
      this.hasUpdated = true;
    }\n`,
    'updates begin when the element is connected, and nothing hooks into them but `willUpdate` and `update`',
  ],
  ['ReactiveElement.willUpdate', '', 'the element implements it'],
  [
    'ReactiveElement.updateComplete',
    `get updateComplete() {
      return this.__updatePromise;
    }\n`,
    'the element implements no `getUpdateComplete`',
  ],
  ...omit(
    'ReactiveElement',
    '__prepare __initialize getPropertyDescriptor __attributeNameForProperty',
    MOVED,
  ),
  ...omit('ReactiveElement', '_$attributeToProperty _$changeProperty', MOVED),
  ...omit(
    'ReactiveElement',
    'scheduleUpdate shouldUpdate firstUpdated updated _$didUpdate getUpdateComplete',
    NO_HOOKS,
  ),
];

/** Of `css-tag.js`. */
export const CSS_TAG: readonly Trim[] = [
  [
    'export const unsafeCSS = (value) => new CSSResult(typeof value === "string" ? value : String(value), void 0, constructionToken);',
    'export const unsafeCSS = (value) => value;',
    ONE_STYLE_SHEET,
  ],
  [
    `  if (supportsAdoptingStyleSheets) {
    renderRoot.adoptedStyleSheets = styles.map((s) => s instanceof CSSStyleSheet ? s : s.styleSheet);
  } else {
    for (const s of styles) {`,
    `  if (renderRoot.adoptedStyleSheets) {
    if (!styleSheet) (styleSheet = new CSSStyleSheet()).replaceSync(styles);
    renderRoot.adoptedStyleSheets = [styleSheet];
  } else {
    {`,
    ONE_STYLE_SHEET,
  ],
  [
    `export const supportsAdoptingStyleSheets = global.ShadowRoot && (global.ShadyCSS === void 0 || global.ShadyCSS.nativeShadow) && "adoptedStyleSheets" in Document.prototype && "replace" in CSSStyleSheet.prototype;`,
    'const supportsAdoptingStyleSheets = true;',
    MOVED,
  ],
  [
    `const nonce = global["litNonce"];
      if (nonce !== void 0) {
        style.setAttribute("nonce", nonce);
      }
`,
    '',
    'a nonce is known to pages that use Lit themselves; without it, the element is unstyled where there are no adoptable style sheets',
  ],
  ['style.textContent = s.cssText;', 'style.textContent = styles;', ONE_STYLE_SHEET],
  ['const constructionToken = /* @__PURE__ */ Symbol();', 'let styleSheet;', ONE_STYLE_SHEET],
];
