/** `custom-elements.json`: the element as editors, catalogues and our own reference know it, read from its source and docstrings. */
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

const SOURCE = 'widget/edge-faq.ts';

const TAG = 'edge-faq';

/** The scripts of the package: that which has the class, and that which defines the element. */
const [CLASS, DEFINITION] = ['lib/element/class.js', 'lib/element/index.js'];

/** The manifest (webcomponents/custom-elements-manifest 2.1): what a page may use of the element, and nothing else of it. */
export async function describeElement(): Promise<Package> {
  const source = ts.createSourceFile(SOURCE, await readFile(SOURCE, 'utf8'), ts.ScriptTarget.Latest, true);
  const analysed = create({ modules: [source], plugins: litPlugin() });
  const declaration = analysed.modules[0]?.declarations?.find(isElement);
  if (!declaration) throw new Error(`${SOURCE} has no class of an element`);

  const { name } = declaration;
  const exported = { kind: 'js' as const, name, declaration: { name, module: CLASS } };
  const definition = { ...exported, kind: 'custom-element-definition' as const, name: TAG };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: CLASS,
        declarations: [describe(declaration, readMissed(source))],
        exports: [exported],
      },
      { kind: 'javascript-module', path: DEFINITION, exports: [exported, definition] },
    ],
  };
}

/** What the analyzer makes of a class. */
type Analysed = CustomElement & { kind: 'class' };

const isElement = (declaration: object): declaration is Analysed =>
  'kind' in declaration && declaration.kind === 'class' && 'attributes' in declaration;

/** What the analyzer doesn't look at: the types that aliases stand for, and what methods return where a docstring tells of it. */
interface Missed {
  aliases: ReadonlyMap<string, string>;
  returned: ReadonlyMap<string, NonNullable<ClassMethod['return']>>;
}

function readMissed({ statements }: ReturnType<typeof ts.createSourceFile>): Missed {
  const aliases = statements.filter((statement) => ts.isTypeAliasDeclaration(statement));
  const methods = statements
    .filter((statement) => ts.isClassDeclaration(statement))
    .flatMap(({ members }) => members.filter((member) => ts.isMethodDeclaration(member)));
  return {
    aliases: new Map(aliases.map(({ name, type }) => [name.text, type.getText()])),
    returned: new Map(
      methods.map((method) => {
        const type = { text: method.type?.getText() ?? 'void' };
        const description = ts.getTextOfJSDocComment(ts.getJSDocReturnTag(method)?.comment);
        return [method.name.getText(), { type, ...(description !== undefined && { description }) }];
      }),
    ),
  };
}

function describe(analysed: Analysed, missed: Missed): CustomElementDeclaration {
  const members = (analysed.members ?? [])
    .filter(isPublic)
    .map((member) =>
      member.kind === 'method' ? describeMethod(member, missed) : describeField(member, missed),
    );
  const attributes = (analysed.attributes ?? []).flatMap((attribute) =>
    describeAttribute(attribute, members),
  );
  return { ...analysed, tagName: TAG, customElement: true, members, attributes };
}

const isPublic = ({ privacy, name }: ClassMember): boolean =>
  (privacy ?? 'public') === 'public' && !name.startsWith('#');

function describeField(field: CustomElementField, { aliases }: Missed): CustomElementField {
  const text = field.type?.text.replace(/\w+/g, (name) => aliases.get(name) ?? name) ?? '';
  // What isn't said to be otherwise is off at first.
  const off = text === 'boolean' && field.attribute !== undefined && { default: 'false' };
  return { ...off, ...field, type: { text } };
}

function describeMethod(method: ClassMethod, { returned }: Missed): ClassMethod {
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

/** An attribute as its property is; none where the property isn't for pages. */
function describeAttribute(
  { name, fieldName }: Attribute,
  members: readonly (ClassMethod | CustomElementField)[],
): Attribute[] {
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
