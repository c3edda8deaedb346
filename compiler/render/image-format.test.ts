/** Image formats: recognition of whole files, of other formats, and of files that are cut off. */
import { expect, test } from 'vitest';
import { findDefect } from './image-format.ts';

/** The smallest files that have the structure of their formats. */
const IMAGES: Record<string, Buffer> = {
  '.png': Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex'),
  '.jpg': Buffer.from('ffd8ffe0ffda0011ffd9', 'hex'),
  '.gif': Buffer.from('474946383961010001003b', 'hex'),
  '.webp': Buffer.from('524946460c00000057454250565038200a0b0c0d', 'hex'),
  '.avif': Buffer.from('0000001466747970617669660000000061766966000000086d646174', 'hex'),
  '.svg': Buffer.from(
    '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
  ),
};

const types = Object.entries(IMAGES).map(([type, bytes]) => ({ type, bytes }));

test.each(types)('accepts a whole $type', ({ type, bytes }) => {
  expect(findDefect(type, bytes)).toBeUndefined();
});

test.each(types)('accepts a whole $type with a line break or zeros after it', ({ type, bytes }) => {
  for (const filler of type === '.svg' ? ['\n'] : ['\n', '\r\n', '\0\0\0'])
    expect(findDefect(type, Buffer.concat([bytes, Buffer.from(filler)]))).toBeUndefined();
});

test.each(types)('finds that a $type is cut off', ({ type, bytes }) => {
  expect(findDefect(type, bytes.subarray(0, -1))).toMatch(/^is cut off$|^is not well-formed XML$/);
});

test.each(types)('names the format of a $type with another extension', ({ type, bytes }) => {
  const other = type === '.png' ? '.gif' : '.png';
  expect(findDefect(other, bytes)).toMatch(/^is not a (PNG|GIF) image, but an? \w+ image$/);
});

test('accepts SVG with entities that it declares itself', () => {
  const svg =
    '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><text>&amp;&#39;</text></svg>';
  expect(findDefect('.svg', Buffer.from(svg))).toBeUndefined();
});

test.each([
  ['empty', ''],
  ['text', 'not a picture'],
  ['HTML', '<!doctype html><p>Not found'],
])('refuses %s as every type', (_, content) => {
  for (const { type } of types)
    expect(findDefect(type, Buffer.from(content))).toMatch(/^is not an? \w+ image$/);
});

test.each([
  ['an unquoted attribute', '<svg width=4></svg>'],
  ['an HTML entity', '<svg>&nbsp;</svg>'],
  ['another root element', '<html><svg></svg></html>'],
  ['text before it', 'So <svg></svg>'],
])('refuses SVG with %s', (_, content) => {
  expect(findDefect('.svg', Buffer.from(content))).toBe('is not well-formed XML');
});
