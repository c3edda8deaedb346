import { expect, test } from 'vitest';
import { isLoopback } from './loopback.ts';

test.each([
  ['http://localhost:8787', true],
  ['http://LOCALHOST', true],
  ['http://localhost./', true],
  ['http://faq.localhost', true],
  ['http://a.b.localhost', true],
  ['http://127.0.0.1', true],
  ['http://127.8.0.255:1', true],
  // The URL parser writes these as 127.0.0.1.
  ['http://127.1', true],
  ['http://0x7f000001', true],
  ['http://[::1]:8787', true],
  ['http://[0:0:0:0:0:0:0:1]', true],
  ['http://localhost.example', false],
  ['http://notlocalhost', false],
  ['http://127.example', false],
  ['http://127.0.0.1.example', false],
  ['http://0.0.0.0', false],
  ['http://10.0.0.1', false],
  ['http://192.168.0.1', false],
  ['http://[::]', false],
  ['http://[fe80::1]', false],
  ['http://faq.example', false],
])('tells whether %s stays on the machine: %s', (url, expected) => {
  expect(isLoopback(new URL(url).hostname)).toBe(expected);
});

test('a URL without a host is not on the machine', () => {
  expect(isLoopback('')).toBe(false);
});
