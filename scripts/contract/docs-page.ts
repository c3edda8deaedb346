/** API reference as one HTML page, generated at build time: no script, no request. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';
import { problemTypes } from '../../worker/contract/problem-types.ts';

type Html = ReturnType<typeof html>;
type Operation = OpenAPIV3_1.OperationObject;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
ul { padding: 0; list-style: none; } body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 3rem; } code, pre { font: .875rem/1.5 ui-monospace, monospace; }
h2 code { font-size: 1.125rem; overflow-wrap: anywhere; }
pre { padding: .75rem; overflow-x: auto; border: 1px solid #8886; border-radius: .375rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #8886; text-align: start; vertical-align: top; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The page's `Content-Security-Policy`: its own style and nothing else, in no frame. */
export const DOCS_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The page at `/docs`. */
export async function renderDocsPage(document: OpenAPIV3_1.Document): Promise<string> {
  const { openapi, info, paths = {}, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation: operation as Operation,
    })),
  );
  const page = await html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${info.title}: API</title>
<style>${raw(STYLE)}</style>
<h1>${info.title}: API</h1>
${(info.description ?? '').split('\n\n').map((text) => html`<p>${withCode(text)}</p>\n`)}
<p>For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI ${openapi}). Version ${info.version}.</p>
<ul>${operations.map(
    ({ name, operation }) => html`<li><a href="#${operation.operationId}"><code>${name}</code></a>\n`,
  )}</ul>
${operations.map(({ name, operation }) => renderOperation(name, operation, components))}
<h2 id="problems">Problems</h2>
<p>Every error is <code>application/problem+json</code> (RFC 9457); its <code>type</code> is a URL of this table.</p>
<table><thead><tr><th>Status<th>Type<th>How to fix it<tbody>
${Object.entries(problemTypes).map(
  ([name, { status, hint }]) =>
    html`<tr><td>${status}<td><a href="/problems/${name}">${name}</a><td>${hint}\n`,
)}</table>
<h2 id="schemas">Schemas</h2>
${Object.entries(components?.schemas ?? {}).map(
  ([name, schema]) =>
    html`<h3 id="${name}">${name}</h3><details><summary>JSON Schema</summary><pre>${JSON.stringify(schema, undefined, 2)}</pre></details>\n`,
)}</html>
`;
  return page.toString();
}

function renderOperation(
  name: string,
  { operationId = '', summary = '', description, parameters = [], responses = {}, security }: Operation,
  components: OpenAPIV3_1.ComponentsObject | undefined,
): Html | Promise<Html> {
  const resolved = parameters.flatMap((parameter) => resolveParameter(parameter, components) ?? []);
  return html`<h2 id="${operationId}"><code>${name}</code></h2>
<p>${summary}.</p>
${description === undefined ? '' : html`<p>${withCode(description)}</p>`}
${resolved.length === 0 ? '' : renderParameters(resolved)}
<pre>${curlExample(name, resolved, security !== undefined)}</pre>
<table><thead><tr><th>Status<th>Response<tbody>
${Object.entries(responses).map(([status, response]) => html`<tr><td>${status}<td>${renderResponse(response)}\n`)}</table>
`;
}

function renderParameters(parameters: readonly OpenAPIV3_1.ParameterObject[]): Html | Promise<Html> {
  return html`<table><thead><tr><th>Parameter<th>In<th>Description<tbody>
${parameters.map(
  ({ name, in: location, required, description = '' }) =>
    html`<tr><td><code>${name}</code><td>${location}${required ? ', required' : ''}<td>${withCode(description)}\n`,
)}</table>`;
}

function renderResponse(
  response: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject,
): (Html | Promise<Html> | string)[] {
  if ('$ref' in response) return [];
  const types = Object.entries(response.content ?? {}).map(([type, { schema }]) => {
    const name = schema && '$ref' in schema ? schema.$ref.replace(/.*\//, '') : undefined;
    return html` <code>${type}</code>${name === undefined ? '' : html` <a href="#${name}">${name}</a>`}`;
  });
  return [withCode(response.description), ...types].flat();
}

/** Request bodies of admin routes, by method. */
const BODIES: Record<string, string> = {
  POST: '{"tags":["guides"]}',
  PUT: '{"status":451,"by":"court","notice":{"en":"A court required us to remove this answer."}}',
};

function curlExample(
  name: string,
  parameters: readonly OpenAPIV3_1.ParameterObject[],
  isSecured: boolean,
): string {
  const [method = '', template = ''] = name.split(' ');
  const segments: Record<string, string> = { guide: 'overdue-loan', section: 'get-in-touch' };
  const path = template.replaceAll(/\{(\w+)\}/g, (_, segment: string) => segments[segment] ?? segment);
  const requiresQuery = parameters.some((parameter) => parameter.name === 'q' && parameter.required);
  const authorization = isSecured ? ' -H "Authorization: Bearer $ADMIN_TOKEN"' : '';
  if (method === 'GET')
    return `curl 'https://faq.example${path}${requiresQuery ? '?q=late+payment' : ''}'${authorization}`;
  const names = parameters.map((parameter) => parameter.name).filter((parameter) => parameter in segments);
  const query = names.map((parameter) => `${parameter}=${segments[parameter]}`).join('&');
  const body = BODIES[method];
  return `curl -X ${method} 'https://faq.example${path}${query && `?${query}`}'${authorization}${body ? ` --json '${body}'` : ''}`;
}

function resolveParameter(
  parameter: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ParameterObject,
  components: OpenAPIV3_1.ComponentsObject | undefined,
): OpenAPIV3_1.ParameterObject | undefined {
  if (!('$ref' in parameter)) return parameter;
  const component = components?.parameters?.[parameter.$ref.replace(/.*\//, '')];
  return component && !('$ref' in component) ? component : undefined;
}

/** Text in backticks becomes `<code>`. */
function withCode(text: string): (Html | Promise<Html> | string)[] {
  return text.split('`').map((piece, index) => (index % 2 === 0 ? piece : html`<code>${piece}</code>`));
}
