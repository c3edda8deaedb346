/** The MCP server by the official client, over HTTP to the worker as it is deployed. */
import { readdir } from 'node:fs/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import getPort from 'get-port';
import { expect, vi } from 'vitest';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { test as base, QUERY, TEXT } from './takedown.ts';

// Two workers have to start first.
vi.setConfig({ testTimeout: 120_000 });

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures that are needed from the pattern
  .extend('worker', { scope: 'file' }, async ({}, { onCleanup }) => {
    const worker = await startTemporaryWorker(await getPort(), true);
    onCleanup(() => worker.stop());
    return worker;
  })
  /** A connected client, of the protocol's version of 2026-07-28 where `mode` is `auto`, and of the one before with `legacy`. */
  .extend('connect', ({ worker }, { onCleanup }) => async (mode: 'auto' | 'legacy') => {
    await waitForMcp(worker.origin);
    const client = new Client({ name: 'edge-faq-test', version: '1.0.0' }, { versionNegotiation: { mode } });
    onCleanup(() => client.close());
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', worker.origin)));
    return client;
  });

/** Resolves once the MCP server, which starts after the worker, responds. */
async function waitForMcp(origin: string): Promise<void> {
  await vi.waitFor(async () => expect((await ping(origin)).status).toBe(200), {
    timeout: 60_000,
    interval: 200,
  });
}

/** The response of the MCP server to the smallest message. */
function ping(origin: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
  return fetch(`${origin}/mcp`, { method: 'POST', headers, body });
}

/** The text of a tool's result. */
const textOf = ({ content }: { content: { type: string; text?: string }[] }) =>
  content.map(({ text }) => text ?? '').join('\n');

test.for([
  ['auto', '2026-07-28'],
  ['legacy', '2025-11-25'],
] as const)('a client in the mode %s finds and reads an answer', async ([mode, version], { connect }) => {
  const client = await connect(mode);
  expect(client.getNegotiatedProtocolVersion()).toBe(version);
  expect(client.getServerVersion()).toMatchObject({ name: 'edge-faq', title: 'Loan help' });
  expect(client.getInstructions()).toContain('search_guides');
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual(['get_section', 'list_guides', 'search_guides']);

  // The client validates structured content by the output schema that it has read.
  const found = await client.callTool({
    name: 'search_guides',
    arguments: { query: 'contact the lender', locale: 'en' },
  });
  const { results } = found.structuredContent as { results: { guide: string; section: string }[] };
  expect(results[0]).toMatchObject({ guide: 'overdue-loan', section: 'get-in-touch' });
  const { guide = '', section = '' } = results[0] ?? {};
  const answer = await client.callTool({ name: 'get_section', arguments: { guide, section, locale: 'en' } });
  expect(answer.structuredContent).toMatchObject({ guide, section, locale: 'en' });
  expect(textOf(answer)).toContain('ask for an extension');
  const listed = await client.callTool({ name: 'list_guides', arguments: {} });
  expect(listed.structuredContent).toMatchObject({ total: 1, guides: [{ guide: 'overdue-loan' }] });
});

test('a client gets the notice of a section from the moment that it is withdrawn', async ({
  connect,
  withdraw,
}) => {
  const client = await connect('auto');
  const call = {
    name: 'get_section',
    arguments: { guide: 'overdue-loan', section: 'get-in-touch', locale: 'en' },
  };
  expect((await client.callTool(call)).isError).toBeFalsy();
  await withdraw(QUERY);
  const answer = await client.callTool(call);
  expect(answer.isError).toBe(true);
  expect(textOf(answer)).toContain(TEXT);
  expect(textOf(answer)).not.toContain('ask for an extension');
});

test('an unknown tool is an error of the protocol', async ({ connect }) => {
  const client = await connect('auto');
  await expect(client.callTool({ name: 'delete_guide', arguments: {} })).rejects.toThrow(
    'delete_guide not found',
  );
});

test('a server still answers when another one, which ran beside it, has stopped', async ({ worker }) => {
  const other = await startTemporaryWorker(await getPort(), true);
  try {
    await Promise.all([waitForMcp(worker.origin), waitForMcp(other.origin)]);
  } finally {
    await other.stop();
  }
  expect((await ping(worker.origin)).status).toBe(200);
});

test('the server writes nothing beside its source, which npm start watches', async ({ worker }) => {
  await waitForMcp(worker.origin);
  expect(await readdir('mcp')).not.toContain('.wrangler');
});

test('a worker without it says that there is no MCP server', async () => {
  const worker = await startTemporaryWorker(await getPort());
  try {
    expect((await ping(worker.origin)).status).toBe(404);
  } finally {
    await worker.stop();
  }
});
