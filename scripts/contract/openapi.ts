/** The contract as OpenAPI 3.1, made at build time from the routes and the schemas that validate and type them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { findTargetHandler } from 'hono/utils/handler';
import { generateSpecs, uniqueSymbol } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import { app } from '../../worker/app.ts';
import { answers } from '../../worker/contract/answers.ts';
import { OPERATION } from '../../worker/contract/describe.ts';
import { parameters } from '../../worker/contract/parameters.ts';

const ABOUT = `Help guides, answered at the edge: whole, section by section, or by search.

Every GET answers HEAD as well. Answers may be read by a page of any origin. They carry an \`ETag\`, stay fresh for a minute, and may be
shown for a day while they are asked for anew; with \`?revision=\` they never change. Errors are RFC 9457 problem details, whose
\`type\` leads to a page that says how to mend it. Unknown query parameters are refused.`;

/** The document; `version` is that of the package. */
export async function makeOpenApi(version: string): Promise<OpenAPIV3_1.Document> {
  handOver();
  const document = await generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'edge-faq',
        version,
        description: ABOUT,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'Where this document comes from.' }],
      components: {
        schemas: Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, convert(schema)])),
        parameters: describeParameters(),
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'The publisher’s `ADMIN_TOKEN`.' },
        },
      },
    },
    defaultValidationErrorResponse: false,
    // Scripts are no API.
    exclude: [/^\/embed/],
  });
  return document as OpenAPIV3_1.Document;
}

/** Gives hono-openapi what our routes say of themselves. */
function handOver(): void {
  for (const route of app.routes) {
    const handler: object = findTargetHandler(route.handler);
    if (OPERATION in handler) Object.assign(handler, { [uniqueSymbol]: { spec: handler[OPERATION] } });
  }
}

type Parameter = OpenAPIV3_1.ParameterObject;

function describeParameters(): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, schema]): [string, Parameter] => {
      const { description = '', ...type } = convert(schema);
      // A list is written `a,b`, not as a parameter for each.
      const style = type.type === 'array' && { style: 'form', explode: false };
      const required = schema.type !== 'optional';
      return [name, { name, in: 'query', required, description, schema: type, ...style } as Parameter];
    }),
  );
}

/** What a check asks for beyond JSON Schema is said in its message, and left out here. */
function convert(schema: Parameters<typeof toJsonSchema>[0]): OpenAPIV3_1.SchemaObject {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
    errorMode: 'ignore',
  });
  return converted as OpenAPIV3_1.SchemaObject;
}
