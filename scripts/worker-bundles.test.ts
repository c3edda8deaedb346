import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** Names of messages of the protocol, which no minifier changes. */
const PROTOCOL = /tools\/call|notifications\/initialized|modelcontextprotocol/;

test('the worker that serves readers has nothing of the MCP server, nor names its script', async () => {
  const worker = await readFile('lib/worker.js', 'utf8');
  expect(worker).not.toMatch(PROTOCOL);
  expect(worker).not.toMatch(/import\(|mcp\.js/);
  expect(gzipSync(worker).length).toBeLessThan(123_000);
});

test('the MCP server is one module within its budget, which imports the runtime alone', async () => {
  const mcp = await readFile('lib/mcp.js', 'utf8');
  expect(mcp).toMatch(PROTOCOL);
  expect([...mcp.matchAll(/\bfrom"([^"]*)"/g)].map(([, name]) => name)).toEqual(['cloudflare:workers']);
  expect(gzipSync(mcp).length).toBeLessThan(100_000);
});
