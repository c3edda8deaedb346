import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Validator } from '@cfworker/json-schema';
import type { CustomElement } from 'custom-elements-manifest/schema';
import { expect, test } from 'vitest';
import { createManifest } from './manifest.ts';

const manifest = await createManifest();
const element = manifest.modules[0]?.declarations?.[0] as CustomElement;

const files = globSync('widget/**/*.ts', { exclude: ['**/*.test.ts'] });
const sources = (await Promise.all(files.map((path) => readFile(path, 'utf8')))).join('\n');

/** The distinct matches of the first group of `pattern` in the element's source. */
const inSource = (pattern: RegExp) =>
  [...new Set([...sources.matchAll(pattern)].flatMap(([, list = '']) => list.split(' ')))].sort();

const names = (all: readonly { name: string }[] | undefined) => all?.map(({ name }) => name).sort();

test('conforms to the schema of custom element manifests', async () => {
  const schema = JSON.parse(await readFile('node_modules/custom-elements-manifest/schema.json', 'utf8'));
  expect(new Validator(schema, '7').validate(JSON.parse(JSON.stringify(manifest)))).toMatchObject({
    errors: [],
  });
});

test('describes an attribute with its type, default, purpose and property', () => {
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

test('describes an attribute that is no property', () => {
  expect(element.attributes).toContainEqual({
    name: 'section-url',
    type: { text: 'string' },
    description: expect.stringContaining('`{section}`'),
  });
});

test('declares every attribute and property to frameworks', async () => {
  const types = await readFile('widget/frameworks/attributes.ts', 'utf8');
  for (const { name, fieldName } of element.attributes ?? []) {
    if (fieldName !== undefined)
      expect(types.includes(`| '${fieldName}'`), `widget/frameworks/attributes.ts has ${fieldName}`).toBe(
        true,
      );
    const key = name.includes('-') ? `'${name}'` : name;
    if (name !== fieldName) expect(types).toContain(`\n  ${key}?: `);
  }
});

test('describes and types every public member, and lists no private one', () => {
  for (const member of element.members ?? []) {
    expect(member.description, member.name).toMatch(/\w/);
    expect(member.kind === 'field' ? member.type?.text : member.return?.type?.text, member.name).toMatch(
      /\w/,
    );
  }
  expect(names(element.members)).toEqual(
    expect.arrayContaining(['show', 'expandAll', 'collapseAll', 'guide']),
  );
  expect(names(element.members)?.filter((name) => /^#|^(revealedId|update|willUpdate)$/.test(name))).toEqual(
    [],
  );
});

test('describes every emitted event, with its type', () => {
  expect(names(element.events)).toEqual(inSource(/emit\(\s*[\w.#]+, '([\w-]+)'/g));
  for (const { name, type } of element.events ?? []) expect(sources).toContain(`'${name}': ${type.text};`);
});

test('lists the parts, slots and custom properties of the templates and styles', () => {
  expect(names(element.cssParts)).toEqual(inSource(/<[^>]*\spart="([^"$]+)"/g));
  expect(names(element.slots)).toEqual(expect.arrayContaining(inSource(/<slot name="([^"$]+)"/g)));
  expect(names(element.cssProperties)).toEqual(inSource(/var\((--edge-faq-[\w-]+)/g));
});
