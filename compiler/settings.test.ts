/** Diagnostics for the settings of a site. */
import { expect, test } from 'vitest';
import { compile, siteWithAnswer } from '../test/fixtures/author-site.ts';

test.each(['https://bank.example@evil.example/{guide}', 'https://a:b@evil.example/{guide}/{locale}'])(
  'refuses pages whose URL has a user name: %s',
  async (pages) => {
    const { diagnostics } = await compile({ ...siteWithAnswer('So.'), 'site.yaml': `pages: ${pages}` });
    expect(diagnostics).toMatchObject([
      { rule: 'invalid-site', hint: 'remove everything between // and @: it is a user name' },
    ]);
  },
);

test('accepts pages with an @ in the path', async () => {
  const pages = 'https://a.example/@help/{guide}';
  const { diagnostics } = await compile({ ...siteWithAnswer('So.'), 'site.yaml': `pages: ${pages}` });
  expect(diagnostics).toEqual([]);
});
