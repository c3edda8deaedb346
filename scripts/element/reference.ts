/** Reference of the element in Markdown: tables from its manifest, and the types that they name. */
import { readFile } from 'node:fs/promises';
import { ts } from '@custom-elements-manifest/analyzer';
import type {
  ClassMethod,
  CustomElement,
  CustomElementField,
  Package,
} from 'custom-elements-manifest/schema';

/** Sources that declare the types in the tables. */
const TYPES = ['widget/configured-element.ts', 'widget/events.ts', 'widget/controllers/guide-error.ts'];

/** Types documented elsewhere: the element's own, and shapes of the API. */
const DOCUMENTED_ELSEWHERE = ['EdgeFaq', 'EdgeFaqEventMap', 'CustomEvent', 'Guide'];

export async function formatReference(manifest: Package): Promise<string> {
  const element = findElement(manifest);
  const fields: CustomElementField[] = element.members?.filter((member) => member.kind === 'field') ?? [];
  const methods = element.members?.filter((member) => member.kind === 'method') ?? [];
  const { attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] } = element;
  const own = fields.filter(({ attribute }) => !attribute);
  const named = [...events.map(({ type }) => type.text), ...attributes.map(({ type }) => type?.text ?? '')];
  return `### Attributes

Each is also a property, of the same name unless another, or none, is given. Boolean attributes are true when present, whatever their value.

${tabulate(
  ['Attribute', 'Type', 'Default', 'Purpose'],
  attributes.map(({ name, fieldName, type, default: preset, description }) => [
    code(name) + propertyNote(name, fieldName),
    code(type?.text.replace(' | undefined', '')),
    code(preset),
    description,
  ]),
)}

### Properties

Besides those of the attributes.

${tabulate(
  ['Property', 'Type', 'Description'],
  own.map((field) => [
    code(`${owner(field)}${field.name}`),
    code(field.type?.text) + (field.readonly ? ', read-only' : ''),
    field.description,
  ]),
)}

### Methods

${tabulate(
  ['Method', 'Description'],
  methods.map((method) => [code(call(method)), formatDescription(method)]),
)}

### Events

All events bubble and cross shadow roots (\`composed\`).

${tabulate(
  ['Event', 'Type', 'Dispatched when'],
  events.map(({ name, type, description }) => [code(name), code(type.text), description]),
)}

\`\`\`ts
${await formatDeclarations(named.join(' '))}
\`\`\`

### Slots

${tabulate(
  ['Slot', 'Purpose'],
  slots.map(({ name, description }) => [name ? code(name) : 'default slot', description]),
)}

### Parts

Style them with \`edge-faq::part(…)\`.

${tabulate(
  ['Part', 'Description'],
  cssParts.map(({ name, description }) => [code(name), description]),
)}

### Custom properties

${tabulate(
  ['Property', 'Default', 'Sets'],
  cssProperties.map(({ name, default: preset, description }) => [code(name), code(preset), description]),
)}
`;
}

function findElement({ modules }: Package): CustomElement {
  const declarations = modules.flatMap(({ declarations = [] }) => declarations);
  const element = declarations.find((declaration) => 'customElement' in declaration);
  if (!element) throw new Error('the manifest has no element');
  return element;
}

/** The declarations of the types that `text` names, with those that they name in turn. */
async function formatDeclarations(text: string): Promise<string> {
  const declared = new Map<string, string>();
  for (const path of TYPES) {
    const source = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements)
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
        declared.set(statement.name.text, statement.getFullText().trim().replaceAll('export ', ''));
  }
  const named = new Set<string>();
  const collect = (words: string) => {
    for (const [name] of words.matchAll(/\b[A-Z]\w+/g)) {
      const declaration = declared.get(name);
      if (!declaration || named.has(name) || DOCUMENTED_ELSEWHERE.includes(name)) continue;
      named.add(name);
      collect(declaration);
    }
  };
  collect(text);
  return [...named].map((name) => declared.get(name)).join('\n\n');
}

const owner = (member: CustomElementField | ClassMethod) => (member.static ? 'EdgeFaq.' : '');

function call(method: ClassMethod): string {
  const parameters = method.parameters?.map(
    ({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${type?.text}`,
  );
  return `${owner(method)}${method.name}(${parameters?.join(', ') ?? ''}): ${method.return?.type?.text}`;
}

function formatDescription({ description, parameters = [], return: returned }: ClassMethod): string {
  const documented = parameters.flatMap(({ name, description }) =>
    description ? `${code(name)}: ${description}` : [],
  );
  const result = returned?.description ? [`Returns ${returned.description}`] : [];
  return [description, ...documented, ...result].join('<br>');
}

function tabulate(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names the property of an attribute where it has another name. */
function propertyNote(attribute: string, property: string | undefined): string {
  if (property === undefined) return '<br>no property';
  return property === attribute ? '' : `<br>property ${code(property)}`;
}

/** A table cell is one line, with bars escaped. */
const cell = (text = '') => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

const code = (text: string | undefined) => (text ? `\`${text}\`` : '');
