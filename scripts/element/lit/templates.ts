/** Parts of `lit-html` that the templates of the element and its chunks don't use. */
import {
  HTML_ONLY,
  NO_DIRECTIVES,
  NO_HOOKS,
  NO_OPTIONS,
  ONE_EXPRESSION,
  ONE_LIT,
  POSITIONS,
} from './reasons.ts';
import { omit, type Trim } from './trim.ts';

export const TEMPLATES: readonly Trim[] = [
  // The first is of this very version: with another one, all of them are checked again.
  ['Symbol.for("lit-noChange")', 'Symbol()', ONE_LIT],
  ['Symbol.for("lit-nothing")', 'Symbol()', ONE_LIT],
  ['(global.litHtmlVersions ??= []).push("3.3.3");\n', '', 'it is for warnings of development'],
  ['const DEV_MODE = true;', 'const DEV_MODE = false;', 'it is for development'],
  ['const ENABLE_EXTRA_SECURITY_HOOKS = true;', 'const ENABLE_EXTRA_SECURITY_HOOKS = false;', NO_HOOKS],
  [
    `const trustedTypes = global.trustedTypes;
const policy = trustedTypes ? trustedTypes.createPolicy("lit-html", {
  createHTML: (s) => s
}) : void 0;`,
    `let policy;
try {
  policy = global.trustedTypes?.createPolicy("lit-html", { createHTML: (s) => s });
} catch (error) {
  throw error + ' Add trusted-types lit-html to the Content-Security-Policy.';
}`,
    'a page is told what to write in its policy',
  ],
  [
    'if (!isArray(tsa) || !tsa.hasOwnProperty("raw")) {\n    let message = "invalid template strings array";',
    'if (!isArray(tsa) || !tsa.raw) {\n    let message = "no template";',
    'arrays in JSON have no members beside their items',
  ],
  ['return policy !== void 0 ? policy', 'return policy ? policy', 'it is an object or undefined'],
  ['polyfillSupport?.(Template, ChildPart);\n', '', NO_HOOKS],
  [
    'const tag = (type) => (strings, ...values) => {',
    'export const html = (strings, ...values) => {',
    HTML_ONLY,
  ],
  ['["_$litType$"]: type,\n    strings,', '["_$litType$"]: HTML_RESULT,\n    strings,', HTML_ONLY],
  ['export const html = tag(HTML_RESULT);\n', '', HTML_ONLY],
  ['export const svg = tag(SVG_RESULT);\n', '', HTML_ONLY],
  ['export const mathml = tag(MATHML_RESULT);\n', '', HTML_ONLY],
  [
    String.raw`/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g`,
    String.raw`/<\/?[a-zA-Z][^>\s]*/g`,
    POSITIONS,
  ],
  [
    `new RegExp(\`>|\${SPACE_CHAR}(?:(\${NAME_CHAR}+)(\${SPACE_CHAR}*=\${SPACE_CHAR}*(?:\${ATTR_VALUE_CHAR}|("|')|))|$)\`, "g")`,
    String.raw`/>|\s([^\s"'>=/]+)(=(["'])?)/g`,
    'no template has white space around the `=` of an attribute',
  ],
  [
    '  let html2 = type === SVG_RESULT ? "<svg>" : type === MATHML_RESULT ? "<math>" : "";\n  let rawTextEndRegex;\n',
    '  let html2 = "";\n',
    HTML_ONLY,
  ],
  [
    `        if (match[COMMENT_START] === "!--") {
          regex = commentEndRegex;
        } else if (match[COMMENT_START] !== void 0) {
          regex = comment2EndRegex;
        } else if (match[TAG_NAME] !== void 0) {
          if (rawTextElement.test(match[TAG_NAME])) {
            rawTextEndRegex = new RegExp(\`</\${match[TAG_NAME]}\`, "g");
          }
          regex = tagEndRegex;
        } else if (match[DYNAMIC_TAG_NAME] !== void 0) {
          if (DEV_MODE) {
            throw new Error("Bindings in tag names are not supported. Please use static templates instead. See https://lit.dev/docs/templates/expressions/#static-expressions");
          }
          regex = tagEndRegex;
        }
`,
    'regex = tagEndRegex;\n',
    POSITIONS,
  ],
  [
    `          regex = rawTextEndRegex ?? textEndRegex;
          attrNameEndIndex = -1;
        } else if (match[ATTRIBUTE_NAME] === void 0) {
          attrNameEndIndex = -2;
        } else {`,
    `          regex = textEndRegex;
        } else {`,
    POSITIONS,
  ],
  [
    `} else if (regex === doubleQuoteAttrEndRegex || regex === singleQuoteAttrEndRegex) {
        regex = tagEndRegex;
      } else if (regex === commentEndRegex || regex === comment2EndRegex) {
        regex = textEndRegex;
      } else {
        regex = tagEndRegex;
        rawTextEndRegex = void 0;
      }
`,
    `} else {
        regex = tagEndRegex;
      }
`,
    POSITIONS,
  ],
  [
    `    const end = regex === tagEndRegex && strings[i + 1].startsWith("/>") ? " " : "";
    html2 += regex === textEndRegex ? s + nodeMarker : attrNameEndIndex >= 0 ? (attrNames.push(attrName), s.slice(0, attrNameEndIndex) + boundAttributeSuffix + s.slice(attrNameEndIndex)) + marker + end : s + marker + (attrNameEndIndex === -2 ? i : end);
`,
    `    html2 += regex === textEndRegex ? s + nodeMarker : (attrNames.push(attrName), s.slice(0, attrNameEndIndex) + boundAttributeSuffix + s.slice(attrNameEndIndex)) + marker;
`,
    POSITIONS,
  ],
  [
    'html2 + (strings[l] || "<?>") + (type === SVG_RESULT ? "</svg>" : type === MATHML_RESULT ? "</math>" : "");',
    'html2 + (strings[l] || "<?>");',
    HTML_ONLY,
  ],
  [
    'Template.constructor',
    `constructor({ strings }) {
      this.parts = [];
      let node;
      let nodeIndex = 0;
      let attrNameIndex = 0;
      const [html, attrNames] = getTemplateHtml(strings);
      this.el = d.createElement('template');
      this.el.innerHTML = html;
      walker.currentNode = this.el.content;
      while ((node = walker.nextNode()) !== null && this.parts.length < strings.length - 1) {
        if (node.nodeType === 1) {
          for (const name of node.getAttributeNames()) {
            if (name.endsWith(boundAttributeSuffix)) {
              const [, prefix, realName] = /([.?@])?(.*)/.exec(attrNames[attrNameIndex++]);
              this.parts.push({
                index: nodeIndex,
                name: realName,
                strings: node.getAttribute(name).split(marker),
                ctor: prefix === '.' ? PropertyPart : prefix === '?' ? BooleanAttributePart : prefix === '@' ? EventPart : AttributePart,
              });
              node.removeAttribute(name);
            }
          }
        } else if (node.data === markerMatch) this.parts.push({ index: nodeIndex, ctor: ChildPart });
        nodeIndex++;
      }
    }\n`,
    POSITIONS,
  ],
  ['Template.createElement', '', 'now in the constructor'],
  ...omit('TemplateInstance', 'parentNode _$isConnected', NO_DIRECTIVES),
  [
    'TemplateInstance.constructor',
    `constructor(template) {
      this._$parts = [];
      this._$template = template;
    }\n`,
    NO_DIRECTIVES,
  ],
  ['_clone(options) {', '_clone() {', NO_OPTIONS],
  ['(options?.creationScope ?? d).importNode', 'd.importNode', NO_OPTIONS],
  [
    `        let part;
        if (templatePart.type === CHILD_PART) {
          part = new ChildPart(node, node.nextSibling, this, options);
        } else if (templatePart.type === ATTRIBUTE_PART) {
          part = new templatePart.ctor(node, templatePart.name, templatePart.strings, this, options);
        } else if (templatePart.type === ELEMENT_PART) {
          part = new ElementPart(node, this, options);
        }
        this._$parts.push(part);
`,
    `        this._$parts.push(new templatePart.ctor(node, templatePart.name ?? node.nextSibling, templatePart.strings));
`,
    POSITIONS,
  ],
  [
    'TemplateInstance._update',
    `_update(values) {
      this._$parts.forEach((part, i) => part._$setValue(values[i]));
    }\n`,
    ONE_EXPRESSION,
  ],
  [
    `export const _$LH = {
  _boundAttributeSuffix: boundAttributeSuffix,
  _marker: marker,
  _markerMatch: markerMatch,
  _HTML_RESULT: HTML_RESULT,
  _getTemplateHtml: getTemplateHtml,
  _TemplateInstance: TemplateInstance,
  _isIterable: isIterable,
  _resolveDirective: resolveDirective,
  _ChildPart: ChildPart,
  _AttributePart: AttributePart,
  _BooleanAttributePart: BooleanAttributePart,
  _EventPart: EventPart,
  _PropertyPart: PropertyPart,
  _ElementPart: ElementPart
};
`,
    '',
    'it is for rendering on a server',
  ],
  [
    `  const partOwnerNode = options?.renderBefore ?? container;
  let part = partOwnerNode["_$litPart$"];`,
    '  let part = container["_$litPart$"];',
    NO_OPTIONS,
  ],
  [
    `    const endNode = options?.renderBefore ?? null;
    partOwnerNode["_$litPart$"] = part = new ChildPart(container.insertBefore(createMarker(), endNode), endNode, void 0, options ?? {});`,
    '    container["_$litPart$"] = part = new ChildPart(container.insertBefore(createMarker(), null), null);',
    NO_OPTIONS,
  ],
];
