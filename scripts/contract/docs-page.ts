/** The contract as a page to read: made at build time, without a script and without a request to anybody. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';
import { problemTypes } from '../../worker/http/problems.ts';

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

/** The page at `/docs`. */
export async function makeDocsPage(document: OpenAPIV3_1.Document): Promise<string> {
  const { openapi, info, paths = {}, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      call: `${method.toUpperCase()} ${path}`,
      operation: operation as Operation,
    })),
  );
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const page = await html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${raw(hash)}'">
<title>${info.title}: API</title>
<style>${raw(STYLE)}</style>
<h1>${info.title}: API</h1>
${(info.description ?? '').split('\n\n').map((text) => html`<p>${prose(text)}</p>\n`)}
<p>For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI ${openapi}). Version ${info.version}.</p>
<ul>${operations.map(
    ({ call, operation }) => html`<li><a href="#${operation.operationId}"><code>${call}</code></a>\n`,
  )}</ul>
${operations.map(({ call, operation }) => describeOperation(call, operation, components))}
<h2 id="problems">Problems</h2>
<p>Every error is <code>application/problem+json</code> (RFC 9457); its <code>type</code> is an address of this table.</p>
<table><thead><tr><th>Status<th>Type<th>How to mend it<tbody>
${Object.entries(problemTypes).map(
  ([name, { status, mend }]) =>
    html`<tr><td>${status}<td><a href="/problems/${name}">${name}</a><td>${mend}\n`,
)}</table>
<h2 id="schemas">Shapes</h2>
${Object.entries(components?.schemas ?? {}).map(
  ([name, schema]) =>
    html`<h3 id="${name}">${name}</h3><details><summary>JSON Schema</summary><pre>${JSON.stringify(schema, undefined, 2)}</pre></details>\n`,
)}</html>
`;
  return page.toString();
}

function describeOperation(
  call: string,
  { operationId = '', summary = '', description, parameters = [], responses = {} }: Operation,
  components: OpenAPIV3_1.ComponentsObject | undefined,
): Html | Promise<Html> {
  const known = parameters.flatMap((parameter) => resolve(parameter, components) ?? []);
  return html`<h2 id="${operationId}"><code>${call}</code></h2>
<p>${summary}.</p>
${description === undefined ? '' : html`<p>${prose(description)}</p>`}
${known.length === 0 ? '' : tabulate(known)}
<pre>${example(call, known)}</pre>
<table><thead><tr><th>Status<th>Answer<tbody>
${Object.entries(responses).map(([status, response]) => html`<tr><td>${status}<td>${describeResponse(response)}\n`)}</table>
`;
}

function tabulate(parameters: readonly OpenAPIV3_1.ParameterObject[]): Html | Promise<Html> {
  return html`<table><thead><tr><th>Parameter<th>Where<th>Meaning<tbody>
${parameters.map(
  ({ name, in: where, required, description = '' }) =>
    html`<tr><td><code>${name}</code><td>${where}${required ? ', required' : ''}<td>${prose(description)}\n`,
)}</table>`;
}

function describeResponse(
  response: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject,
): (Html | Promise<Html> | string)[] {
  if ('$ref' in response) return [];
  const types = Object.entries(response.content ?? {}).map(([type, { schema }]) => {
    const name = schema && '$ref' in schema ? schema.$ref.replace(/.*\//, '') : undefined;
    return html` <code>${type}</code>${name === undefined ? '' : html` <a href="#${name}">${name}</a>`}`;
  });
  return [prose(response.description), ...types].flat();
}

function example(call: string, parameters: readonly OpenAPIV3_1.ParameterObject[]): string {
  const [method = '', path = ''] = call.split(' ');
  const segments: Record<string, string> = { guide: 'overdue-loan', section: 'get-in-touch' };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segments[name] ?? name);
  const asked = parameters.some(({ name, required }) => name === 'q' && required) ? '?q=late+payment' : '';
  if (method === 'GET') return `curl 'https://faq.example${address}${asked}'`;
  return `curl -X ${method} https://faq.example${address} -H "Authorization: Bearer $ADMIN_TOKEN" --json '{"tags":["guides"]}'`;
}

function resolve(
  parameter: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ParameterObject,
  components: OpenAPIV3_1.ComponentsObject | undefined,
): OpenAPIV3_1.ParameterObject | undefined {
  if (!('$ref' in parameter)) return parameter;
  const found = components?.parameters?.[parameter.$ref.replace(/.*\//, '')];
  return found && !('$ref' in found) ? found : undefined;
}

/** What stands between backticks is code. */
function prose(text: string): (Html | Promise<Html> | string)[] {
  return text.split('`').map((piece, index) => (index % 2 === 0 ? piece : html`<code>${piece}</code>`));
}
