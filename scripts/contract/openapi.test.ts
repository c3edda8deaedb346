import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIV3_1 } from 'openapi-types';
import { expect, test } from 'vitest';
import { app } from '../../worker/app.ts';
import { parameters } from '../../worker/contract/parameters.ts';
import { problemTypes } from '../../worker/http/problems.ts';
import { makeOpenApi } from './openapi.ts';

const contract = await makeOpenApi('1.2.3');
const operations = Object.entries(contract.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods ?? {}).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    ...(operation as OpenAPIV3_1.OperationObject),
  })),
);

test('the contract is valid OpenAPI 3.1, and of the version of the package', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(contract)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(contract.openapi).toBe('3.1.0');
  expect(contract.info.version).toBe('1.2.3');
});

test('the validator of these tests knows a contract that is not valid', async () => {
  const { valid } = await new Validator().validate({
    ...contract,
    paths: { '/x': { get: { responses: 1 } } },
  });
  expect(valid).toBe(false);
});

test('every route that is neither a page nor a script is in the contract, and nothing else', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !/^\/(?:problems|embed)\//.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(({ name }) => name).toSorted()).toEqual([...new Set(routes)].toSorted());
  expect(routes).toContain('GET /v1/guides/{guide}/sections/{section}');
});

test('no two operations have the same id', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(undefined);
});

test.each(operations)(
  '$name says what its path and its query may hold',
  ({ name, parameters: given = [] }) => {
    const own = given.flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
    expect(own.map((parameter) => `{${parameter.name}}`)).toEqual(name.match(/\{\w+\}/g) ?? []);
    for (const { required, in: place } of own)
      expect({ required, place }).toEqual({ required: true, place: 'path' });
    for (const parameter of given)
      if ('$ref' in parameter)
        expect(Object.keys(parameters)).toContain(parameter.$ref.replace('#/components/parameters/', ''));
  },
);

test('only what is required is required, and a list is written with commas', () => {
  const all = Object.values(contract.components?.parameters ?? {}).flatMap((parameter) =>
    '$ref' in parameter ? [] : [parameter],
  );
  expect(all.filter(({ required }) => required).map(({ name }) => name)).toEqual(['q']);
  expect(all.filter(({ explode }) => explode === false).map(({ name }) => name)).toEqual(['ids', 'fields']);
  for (const { description } of all) expect(description).toMatch(/\.$/);
});

test('every problem is declared by some operation, and every operation declares what can happen to each', () => {
  const text = JSON.stringify(operations);
  for (const name of Object.keys(problemTypes))
    if (name !== 'unknown-path') expect([name, text.includes(`\`${name}\``)]).toEqual([name, true]);
  for (const { name, responses = {} } of operations)
    expect([name, Object.keys(responses)]).toEqual([
      name,
      expect.arrayContaining(['200', '400', '405', '414', '500']),
    ]);
});

test('only purging takes a token', () => {
  expect(operations.filter(({ security }) => security).map(({ name }) => name)).toEqual([
    'POST /admin/purge',
  ]);
});
