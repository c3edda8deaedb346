import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIV3_1 } from 'openapi-types';
import { expect, test } from 'vitest';
import { app } from '../../worker/app.ts';
import { parameters } from '../../worker/contract/parameters.ts';
import { problemTypes } from '../../worker/contract/problem-types.ts';
import { generateOpenApi } from './openapi.ts';

const openApi = await generateOpenApi('1.2.3');
const operations = Object.entries(openApi.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods ?? {}).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    ...(operation as OpenAPIV3_1.OperationObject),
  })),
);

test('generates valid OpenAPI 3.1 with the version of the package', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openApi)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(openApi.openapi).toBe('3.1.0');
  expect(openApi.info.version).toBe('1.2.3');
});

test('rejects an invalid document, which proves the validator of these tests', async () => {
  const { valid } = await new Validator().validate({
    ...openApi,
    paths: { '/x': { get: { responses: 1 } } },
  });
  expect(valid).toBe(false);
});

test('includes every route of the API, and no others', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && /^\/(?:v1|admin|healthz|readyz)(?:\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(({ name }) => name).toSorted()).toEqual([...new Set(routes)].toSorted());
  expect(routes).toContain('GET /v1/guides/{guide}/sections/{section}');
});

test('gives every operation a unique id', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(undefined);
});

test.each(operations)(
  'declares the path and query parameters of $name',
  ({ name, parameters: declared = [] }) => {
    const pathParameters = declared.flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
    expect(pathParameters.map((parameter) => `{${parameter.name}}`)).toEqual(name.match(/\{\w+\}/g) ?? []);
    for (const { required, in: location } of pathParameters)
      expect({ required, location }).toEqual({ required: true, location: 'path' });
    for (const parameter of declared)
      if ('$ref' in parameter)
        expect(Object.keys(parameters)).toContain(parameter.$ref.replace('#/components/parameters/', ''));
  },
);

test('requires only q and the guide of an act, and separates lists by commas', () => {
  const all = Object.values(openApi.components?.parameters ?? {}).flatMap((parameter) =>
    '$ref' in parameter ? [] : [parameter],
  );
  expect(all.filter(({ required }) => required).map(({ name }) => name)).toEqual(['guide', 'q']);
  expect(all.filter(({ explode }) => explode === false).map(({ name }) => name)).toEqual([
    ...['ids', 'fields', 'fields', 'fields'],
  ]);
  for (const { description } of all) expect(description).toMatch(/\.$/);
});

/** Problems of routes that are not part of the API. */
const OUTSIDE_API = ['unknown-path', 'no-origin', 'unknown-page', 'unsupported-format', 'mcp-unavailable'];

test('declares every problem in some operation, and the common ones in all', () => {
  const text = JSON.stringify(operations);
  for (const name of Object.keys(problemTypes))
    if (!OUTSIDE_API.includes(name)) expect([name, text.includes(`\`${name}\``)]).toEqual([name, true]);
  for (const { name, responses = {} } of operations)
    expect([name, Object.keys(responses)]).toEqual([
      name,
      expect.arrayContaining([expect.stringMatching(/^20[014]$/), ...['400', '405', '414', '500']]),
    ]);
});

test('requires a token or a JWT of Cloudflare Access for admin routes only', () => {
  for (const { name, security } of operations)
    expect([name, security]).toEqual([
      name,
      name.includes(' /admin/') ? [{ token: [] }, { access: [] }] : undefined,
    ]);
  const schemes = Object.keys(openApi.components?.securitySchemes ?? {});
  expect(schemes).toEqual(['token', 'access']);
});
