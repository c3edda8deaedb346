import { expect, test } from 'vitest';
import type { McpSite } from '../worker/env.ts';
import { handleRequest } from './handle-request.ts';

const SECTION = {
  guide: 'help',
  locale: 'en',
  revision: '0'.repeat(32),
  id: 'how',
  heading: 'How?',
  updated: '2026-11-20',
};

/** The API with one section. */
const fetch: McpSite['fetch'] = async (_, accept) =>
  accept === 'text/markdown' ? new Response('### How? {#how}\n\nSo.\n') : Response.json(SECTION);

/** What `get_section` returns for that section of a site. */
async function getSection(
  site: McpSite,
): Promise<{ structuredContent: object; content: { text: string }[] }> {
  const params = { name: 'get_section', arguments: { guide: 'help', section: 'how' } };
  const response = await handleRequest(
    new Request('https://faq.example/mcp', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    }),
    site,
  );
  return JSON.parse(/^data: (.*)$/m.exec(await response.text())?.[1] ?? '{}').result;
}

test.each([
  ['https://faq.example/g/{guide}/{locale}', true, 'https://faq.example/g/help/en/how'],
  ['https://shop.example/{locale}/help?id={guide}', false, 'https://shop.example/en/help?id=help#how'],
])('cites the canonical page of a section below %s', async (template, hasSections, url) => {
  const { structuredContent, content } = await getSection({ fetch, pages: { template, hasSections } });
  expect(structuredContent).toMatchObject({ url });
  expect(content[0]?.text).toContain(`Source: ${url}\n`);
});

test('cites no page of a site without an origin', async () => {
  const { structuredContent, content } = await getSection({ fetch });
  expect(structuredContent).not.toHaveProperty('url');
  expect(content[0]?.text).not.toContain('Source:');
});

test('follows a redirect to the current id, and stops following redirects that lead in a circle', async () => {
  const redirect = (Location: string) => new Response(null, { status: 308, headers: { Location } });
  const { structuredContent } = await getSection({
    fetch: async (path, accept) =>
      path.includes('/how') ? redirect(path.replace('/how', '/current')) : fetch(path, accept),
  });
  expect(structuredContent).toMatchObject({ section: 'how' });
  const circular = await getSection({ fetch: async (path) => redirect(path) });
  expect(circular).toMatchObject({ isError: true });
});

test('says that the guides are unavailable if the worker of the site fails', async () => {
  const result = await getSection({ fetch: () => Promise.reject(new Error('internal secret')) });
  expect(result).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/not available right now/) }],
  });
  expect(JSON.stringify(result)).not.toContain('secret');
});
