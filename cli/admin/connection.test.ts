import { expect, test } from 'vitest';
import { readConnection } from './connection.ts';

const ADMIN_TOKEN = 'secret-of-the-publisher';

function read(url: string | undefined, environment: NodeJS.ProcessEnv = { ADMIN_TOKEN }) {
  return readConnection({ timeout: 30, ...(url !== undefined && { url }) }, environment);
}

test.each([
  ['https://faq.example', 'https://faq.example'],
  ['https://FAQ.example:443/', 'https://faq.example'],
  ['http://localhost:8787', 'http://localhost:8787'],
  ['http://faq.localhost', 'http://faq.localhost'],
  ['http://127.0.0.2:1', 'http://127.0.0.2:1'],
  ['http://[::1]:8787', 'http://[::1]:8787'],
])('accepts the URL %s as the origin %s', (url, origin) => {
  expect(read(url)).toEqual({
    origin,
    headers: { Authorization: `Bearer ${ADMIN_TOKEN}` },
    timeoutMs: 30_000,
  });
});

test.each([
  [undefined, 'the URL of the worker is missing: add --url https://faq.example, or set EDGE_FAQ_URL'],
  ['', 'the URL of the worker is missing'],
  ['faq.example', 'the URL of the worker is invalid: write it like https://faq.example'],
  ['ftp://faq.example', 'the URL of the worker is invalid'],
  ['https://faq.example/v1/guides', 'the URL of the worker has a path: use https://faq.example'],
  ['https://faq.example?x', 'the URL of the worker has a path'],
  ['http://faq.example', 'http://faq.example would get the token unencrypted: use https://faq.example'],
  ['http://localhost.example', 'would get the token unencrypted'],
  ['http://127.example', 'would get the token unencrypted'],
  ['http://0.0.0.0:8787', 'would get the token unencrypted'],
  ['http://10.0.0.1', 'would get the token unencrypted'],
])('rejects the URL %s', (url, message) => {
  expect(() => read(url)).toThrow(message);
});

test('rejects a URL with a password, and does not repeat it', () => {
  expect(() => read('https://me:s3cret@faq.example')).toThrow(
    /^the URL of the worker has a user name or password: use https:\/\/faq\.example$/,
  );
});

test('accepts a service token of Cloudflare Access without a bearer token', () => {
  const environment = { CF_ACCESS_CLIENT_ID: 'id.access', CF_ACCESS_CLIENT_SECRET: 's3cret' };
  expect(read('https://faq.example', environment).headers).toEqual({
    'CF-Access-Client-Id': 'id.access',
    'CF-Access-Client-Secret': 's3cret',
  });
});

test.each<[problem: string, environment: NodeJS.ProcessEnv, message: string]>([
  ['no token', {}, 'set the environment variable ADMIN_TOKEN'],
  ['an empty token', { ADMIN_TOKEN: '' }, 'set the environment variable ADMIN_TOKEN'],
  [
    'a token with a line break',
    { ADMIN_TOKEN: 's3cret\n' },
    'ADMIN_TOKEN has characters that no bearer token has',
  ],
  ['a service token without its secret', { ADMIN_TOKEN, CF_ACCESS_CLIENT_ID: 'id' }, 'must both be set'],
  ['a service token without its id', { ADMIN_TOKEN, CF_ACCESS_CLIENT_SECRET: 's3cret' }, 'must both be set'],
  [
    'a service token with a line break',
    { CF_ACCESS_CLIENT_ID: 'id', CF_ACCESS_CLIENT_SECRET: 's3cret\r\nX: y' },
    'must both be set, without spaces and line breaks',
  ],
])('rejects %s, and does not repeat it', (_, environment, message) => {
  expect(() => read('https://faq.example', environment)).toThrow(message);
  expect(() => read('https://faq.example', environment)).not.toThrow('s3cret');
});
