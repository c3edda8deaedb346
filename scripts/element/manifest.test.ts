import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Validator } from '@cfworker/json-schema';
import type { CustomElement } from 'custom-elements-manifest/schema';
import { expect, test } from 'vitest';
import { describeElement } from './manifest.ts';

const manifest = await describeElement();
const element = manifest.modules[0]?.declarations?.[0] as CustomElement;

const files = globSync('widget/**/*.ts', { exclude: ['**/*.test.ts'] });
const sources = (await Promise.all(files.map((path) => readFile(path, 'utf8')))).join('\n');

/** What the first group of `pattern` matches in the source of the element, each once. */
const inSource = (pattern: RegExp) =>
  [...new Set(Array.from(sources.matchAll(pattern), ([, name]) => name))].sort();

const names = (all: readonly { name: string }[] | undefined) => all?.map(({ name }) => name).sort();

test('it is a manifest, by its schema', async () => {
  const schema = JSON.parse(await readFile('node_modules/custom-elements-manifest/schema.json', 'utf8'));
  expect(new Validator(schema, '7').validate(JSON.parse(JSON.stringify(manifest)))).toMatchObject({
    errors: [],
  });
});

test('an attribute has its type, its default and what it is for, and knows its property', () => {
  expect(element.attributes).toContainEqual({
    name: 'heading-level',
    fieldName: 'headingLevel',
    type: { text: 'number' },
    default: '2',
    description: expect.stringContaining('Heading level (1 to 4)'),
  });
  expect(element.attributes).toContainEqual(
    expect.objectContaining({ name: 'theme', type: { text: expect.stringContaining("'card' | 'compact'") } }),
  );
});

test('frameworks are told of all attributes and properties', async () => {
  const types = await readFile('widget/frameworks/attributes.ts', 'utf8');
  for (const { name, fieldName } of element.attributes ?? []) {
    expect(types.includes(`| '${fieldName}'`), `widget/frameworks/attributes.ts has ${fieldName}`).toBe(true);
    if (name !== fieldName) expect(types).toContain(`'${name}'?:`);
  }
});

test('what a page may use has a type and says what it is; what it may not isn’t there', () => {
  for (const member of element.members ?? []) {
    expect(member.description, member.name).toMatch(/\w/);
    expect(member.kind === 'field' ? member.type?.text : member.return?.type?.text, member.name).toMatch(
      /\w/,
    );
  }
  expect(names(element.members)).toEqual(
    expect.arrayContaining(['show', 'expandAll', 'collapseAll', 'guide']),
  );
  expect(names(element.members)?.filter((name) => /^#|^(state|asked|update|willUpdate)$/.test(name))).toEqual(
    [],
  );
});

test('every event that is announced is described, by its type', () => {
  expect(names(element.events)).toEqual(inSource(/announce\(\s*[\w.#]+, '([\w-]+)'/g));
  for (const { name, type } of element.events ?? []) expect(sources).toContain(`'${name}': ${type.text};`);
});

test('parts, slots and custom properties are those of the templates and styles', () => {
  expect(names(element.cssParts)).toEqual(inSource(/<[^>]*\spart="([^"$]+)"/g));
  expect(names(element.slots)).toEqual(expect.arrayContaining(inSource(/<slot name="([^"$]+)"/g)));
  expect(names(element.cssProperties)).toEqual(inSource(/var\((--edge-faq-[\w-]+)/g));
});
