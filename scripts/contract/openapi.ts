/** OpenAPI 3.1 document, generated at build time from the routes and the schemas that validate and type them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { findTargetHandler } from 'hono/utils/handler';
import { generateSpecs, uniqueSymbol } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import { app } from '../../worker/app.ts';
import { OPERATION } from '../../worker/contract/operation.ts';
import { type ParameterName, parameters, queryNameOf } from '../../worker/contract/parameters.ts';
import { requestSchemas } from '../../worker/contract/request-schemas.ts';
import { responseSchemas } from '../../worker/contract/response-schemas.ts';

const DESCRIPTION = `Help guides at the edge: whole guides, single sections, and search.

Every GET route accepts HEAD as well. Pages of any origin may read the responses. They have an \`ETag\`, are fresh for a minute, and
may be served stale for a day while they are revalidated; with \`?revision=\` they are fresh for an hour. Errors are RFC 9457 problem details,
whose \`type\` is the URL of a page that says how to fix it. Unknown query parameters are rejected.`;

/** Paths of what is not part of the API: pages, scripts and what programs read beside it. */
const NOT_API = /^(?!\/(?:v1|admin|healthz|readyz)(?:\/|$))/;

/** The OpenAPI document; `version` is that of the package. */
export async function generateOpenApi(version: string): Promise<OpenAPIV3_1.Document> {
  exposeOperations();
  const document = await generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'edge-faq',
        version,
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'The origin of this document.' }],
      components: {
        schemas: schemaComponents(),
        parameters: parameterComponents(),
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The publisher’s `ADMIN_TOKEN`; for operations that only read, `ADMIN_READ_TOKEN` as well.',
          },
          access: {
            type: 'apiKey',
            in: 'header',
            name: 'Cf-Access-Jwt-Assertion',
            description:
              'A JWT of Cloudflare Access, which adds it. Whom `ACCESS_DECIDERS` names may use every operation, others those that only read.',
          },
        },
      },
    },
    defaultValidationErrorResponse: false,
    exclude: [NOT_API],
  });
  return withUsedParameters(document as OpenAPIV3_1.Document);
}

/** `document` without the parameters that none of its operations refers to: those of pages and of what programs read. */
function withUsedParameters({ components = {}, ...document }: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const text = JSON.stringify(document.paths);
  const used = Object.entries(components.parameters ?? {}).filter(([name]) =>
    text.includes(`"#/components/parameters/${name}"`),
  );
  return { ...document, components: { ...components, parameters: Object.fromEntries(used) } };
}

/** Moves the operation that each route carries to where hono-openapi looks for it. */
function exposeOperations(): void {
  for (const route of app.routes) {
    const handler: object = findTargetHandler(route.handler);
    if (OPERATION in handler) Object.assign(handler, { [uniqueSymbol]: { spec: handler[OPERATION] } });
  }
}

function schemaComponents(): Record<string, OpenAPIV3_1.SchemaObject> {
  const schemas = Object.entries({ ...responseSchemas, ...requestSchemas });
  return Object.fromEntries(schemas.map(([name, schema]) => [name, toSchemaObject(schema)]));
}

type Parameter = OpenAPIV3_1.ParameterObject;

function parameterComponents(): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, schema]): [string, Parameter] => {
      const name = queryNameOf(key as ParameterName);
      const { description = '', ...type } = toSchemaObject(schema);
      // A list is one parameter, `a,b`, not a repeated one.
      const style = type.type === 'array' && { style: 'form', explode: false };
      const required = schema.type !== 'optional';
      return [key, { name, in: 'query', required, description, schema: type, ...style } as Parameter];
    }),
  );
}

/** Omits validations that JSON Schema can't express; error messages name them. */
function toSchemaObject(schema: Parameters<typeof toJsonSchema>[0]): OpenAPIV3_1.SchemaObject {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
    errorMode: 'ignore',
  });
  return converted as OpenAPIV3_1.SchemaObject;
}
