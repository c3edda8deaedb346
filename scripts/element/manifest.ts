/** Custom elements manifest (`custom-elements.json`), read from the element's source and docstrings, for editors, catalogues and our reference. */
import { readFile } from 'node:fs/promises';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type {
  Attribute,
  ClassMember,
  ClassMethod,
  CustomElement,
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from 'custom-elements-manifest/schema';

/** The class, and its base class, whose members it inherits. */
const [SOURCE, BASE] = ['widget/edge-faq.ts', 'widget/configured-element.ts'];

const TAG = 'edge-faq';

/** The package's scripts: the class, and the definition of the element. */
const [CLASS, DEFINITION] = ['lib/class.js', 'lib/index.js'];

/** The manifest (webcomponents/custom-elements-manifest 2.1) of the element's public members. */
export async function createManifest(): Promise<Package> {
  const sources = await Promise.all([SOURCE, BASE].map(readSource));
  const analysed = create({ modules: sources, plugins: litPlugin() });
  const declaration = analysed.modules[0]?.declarations?.find(isElement);
  if (!declaration) throw new Error(`${SOURCE} declares no custom element`);

  const { name } = declaration;
  const exported = { kind: 'js' as const, name, declaration: { name, module: CLASS } };
  const definition = { ...exported, kind: 'custom-element-definition' as const, name: TAG };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: CLASS,
        declarations: [toDeclaration(declaration, readDocs(sources))],
        exports: [exported],
      },
      { kind: 'javascript-module', path: DEFINITION, exports: [exported, definition] },
    ],
  };
}

async function readSource(path: string): Promise<Source> {
  return ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.Latest, true);
}

type Source = ReturnType<typeof ts.createSourceFile>;

/** A class as the analyzer returns it. */
type Analysed = CustomElement & { kind: 'class' };

const isElement = (declaration: object): declaration is Analysed =>
  'kind' in declaration && declaration.kind === 'class' && 'attributes' in declaration;

/** What the analyzer doesn't read: definitions of type aliases, documented return values, examples. */
interface Docs {
  aliases: ReadonlyMap<string, string>;
  returned: ReadonlyMap<string, NonNullable<ClassMethod['return']>>;
  /** By the name of the member. */
  examples: ReadonlyMap<string, string>;
}

function readDocs(sources: readonly Source[]): Docs {
  const statements = sources.flatMap((source) => [...source.statements]);
  const aliases = statements.filter((statement) => ts.isTypeAliasDeclaration(statement));
  const members = statements
    .filter((statement) => ts.isClassDeclaration(statement))
    .flatMap((declaration) => [...declaration.members]);
  const methods = members.filter((member) => ts.isMethodDeclaration(member));
  return {
    aliases: new Map(aliases.map(({ name, type }) => [name.text, type.getText()])),
    returned: new Map(
      methods.map((method) => {
        const type = { text: method.type?.getText() ?? 'void' };
        const description = ts.getTextOfJSDocComment(ts.getJSDocReturnTag(method)?.comment);
        return [method.name.getText(), { type, ...(description !== undefined && { description }) }];
      }),
    ),
    examples: new Map(
      members.flatMap((member): [string, string][] => {
        const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'example');
        const example = ts.getTextOfJSDocComment(tag?.comment);
        return member.name && example ? [[member.name.getText(), example]] : [];
      }),
    ),
  };
}

function toDeclaration(analysed: Analysed, docs: Docs): CustomElementDeclaration {
  // The base class is no part of the package's interface.
  const { superclass: _, members: all = [], ...declaration } = analysed;
  const members = all
    .filter(isPublic)
    .map(({ inheritedFrom: _, ...member }) => withExample(member, docs))
    .map((member) => (member.kind === 'method' ? toMethod(member, docs) : toField(member, docs)));
  const attributes = (analysed.attributes ?? [])
    .flatMap((attribute) => toAttributes(attribute, members))
    .toSorted((a, b) => Number(a.fieldName === undefined) - Number(b.fieldName === undefined));
  return { ...declaration, tagName: TAG, customElement: true, members, attributes };
}

const isPublic = ({ privacy, name }: ClassMember): boolean =>
  (privacy ?? 'public') === 'public' && !name.startsWith('#');

/** Editors show descriptions, and nothing else. */
function withExample<M extends ClassMember>(member: M, { examples }: Docs): M {
  const example = examples.get(member.name);
  if (!example) return member;
  return { ...member, description: `${member.description ?? ''}\nExample: ${example}` };
}

function toField(field: CustomElementField, { aliases }: Docs): CustomElementField {
  const text = field.type?.text.replace(/\w+/g, (name) => aliases.get(name) ?? name) ?? '';
  // A boolean attribute without a documented default is false.
  const off = text === 'boolean' && field.attribute !== undefined && { default: 'false' };
  return { ...off, ...field, type: { text } };
}

function toMethod(method: ClassMethod, { returned }: Docs): ClassMethod {
  const parameters = method.parameters?.map((parameter) => ({
    ...parameter,
    ...(parameter.default !== undefined && {
      optional: true,
      type: { text: typeof JSON.parse(parameter.default) },
    }),
  }));
  const returns = returned.get(method.name);
  return { ...method, ...(parameters && { parameters }), ...(returns && { return: returns }) };
}

/** The attribute, described as its property is, if it has one; none where the property is private. */
function toAttributes(
  attribute: Attribute,
  members: readonly (ClassMethod | CustomElementField)[],
): Attribute[] {
  const { name, fieldName } = attribute;
  if (fieldName === undefined) return [attribute];
  const field = members.find((member) => member.name === fieldName);
  if (field?.kind !== 'field') return [];
  const { description, type, default: preset } = field;
  return [
    {
      name,
      fieldName: field.name,
      ...(description !== undefined && { description }),
      ...(type && { type }),
      ...(preset !== undefined && { default: preset }),
    },
  ];
}
