import { expect, test } from 'vitest';
import { compile, siteWithAnswer } from '../../test/fixtures/author-site.ts';

async function reasonsOf(markdown: string): Promise<string[]> {
  const { diagnostics } = await compile(siteWithAnswer(markdown));
  return diagnostics.filter(({ rule }) => rule === 'deceptive-link').map(({ reason }) => reason);
}

const namesOther = (named: string, host = 'evil.example') =>
  `the link leads to ${host}, but its text names ${named}`;

test.each<[markdown: string, reason: string]>([
  [
    '[so](https://bank.example@evil.example/)',
    'the link leads to evil.example: "bank.example" before the @ is a user name',
  ],
  [
    '[so](https://bank.example:x@evil.example/)',
    'the link leads to evil.example: "bank.example:x" before the @ is a user name',
  ],
  [
    '<a href="https:\\\\bank.example@evil.example">so</a>',
    'the link leads to evil.example: "bank.example" before the @ is a user name',
  ],
  ['[https://www.bank.example/a](https://evil.example)', namesOther('www.bank.example')],
  ['[**bank.example**](https://evil.example)', namesOther('bank.example')],
  ['[“bank.example/login”.](https://evil.example)', namesOther('bank.example')],
  ['[PayPal.com](https://evil.example)', namesOther('paypal.com')],
  ['[BANK.COM](https://evil.example)', namesOther('bank.com')],
  ['[→ bank.example](https://evil.example)', namesOther('bank.example')],
  ['[🔒 bank.example 🔒](https://evil.example)', namesOther('bank.example')],
  [
    '[bank.example](https://bank.example.evil.example)',
    namesOther('bank.example', 'bank.example.evil.example'),
  ],
  ['[a.co.uk](https://b.co.uk)', namesOther('a.co.uk', 'b.co.uk')],
  ['[a.github.io](https://b.github.io)', namesOther('a.github.io', 'b.github.io')],
  ['[Log in at https://bank.example/login now](https://evil.example)', namesOther('bank.example')],
  ['[Log in:<br>www.bank.example](https://evil.example)', namesOther('www.bank.example')],
  ['[bank\u2024example](https://evil.example)', namesOther('bank.example')],
  ['[ba\u00adnk\uff0eexample](https://evil.example)', namesOther('bank.example')],
  ['[münchen.de](https://evil.example)', namesOther('münchen.de')],
  ['[Log in at bank.com](https://evil.example)', namesOther('bank.com')],
  ['[bank.com login](https://evil.example)', namesOther('bank.com')],
  ['[Go to Bank.com now](https://evil.example)', namesOther('bank.com')],
  ['[在 bank.com 登录](https://evil.example)', namesOther('bank.com')],
  ['[在bank.com登录](https://evil.example)', namesOther('bank.com')],
  ['[Log in (bank.co.uk/login?a=b).](https://evil.example)', namesOther('bank.co.uk')],
  ['[Write to help@bank.com](mailto:help@evil.example)', namesOther('bank.com')],
  ['[bank。example](https://evil.example)', namesOther('bank.example')],
  ['[BANK.EXAMPLE](https://evil.example)', namesOther('bank.example')],
  ['[192.168.1.1](https://evil.example)', namesOther('192.168.1.1')],
  ['[ftp://bank.com](https://evil.example)', namesOther('bank.com')],
  ['[hxxps://bank.com](https://evil.example)', namesOther('bank.com')],
  ['[//bank.com](https://evil.example)', namesOther('bank.com')],
  ['[Is it you? Log in at https://bank.com?](https://evil.example)', namesOther('bank.com')],
  ['[help@bank.example](mailto:help@evil.example)', namesOther('bank.example')],
  ['[![bank.example](https://evil.example/a.png)](https://evil.example)', namesOther('bank.example')],
  ['[so](https://xn--pple-43d.com)', 'the host аpple.com mixes or imitates letters of other scripts'],
  ['[so](https://paypɑl.com)', 'the host paypɑl.com mixes or imitates letters of other scripts'],
  [
    '[so](https://bank.example⁄login.evil.example)',
    'the host bank.example⁄login.evil.example mixes or imitates letters of other scripts',
  ],
  ['[so](https://xn--80ak6aa92e.com)', 'the host аррӏе.com mixes or imitates letters of other scripts'],
])('warns of %s', async (markdown, reason) => {
  expect(await reasonsOf(markdown)).toEqual([reason]);
});

test.each([
  '[bank.example](https://www.bank.example/login)',
  '[www.bank.example](http://bank.example)',
  '[gov.uk](https://www.gov.uk/browse), [See www.bank.example](https://bank.example)',
  '[docs.bank.example](https://help.bank.example)',
  '[https://bank.example](https://bank.example:8443/a?b=c@d)',
  '[münchen.de](https://xn--mnchen-3ya.de)',
  '[Node.js](https://nodejs.example), [ASP.NET](https://microsoft.example), [Socket.IO](https://a.example)',
  '[guide.pdf](https://a.example/guide.pdf), [README.md](https://a.example), [install.sh](https://a.example)',
  '[How do I use paypal.com?](https://help.example)',
  '[version 1.2](https://a.example), [v1.2.3](https://a.example), [10.30 a.m.](https://a.example), [e.g.](https://a.example)',
  '[help@bank.example](mailto:help@bank.example), <mailto:a@b.example>, a@b.example',
  '[bank.example](#why)',
  '[Log in at bank.com](https://login.bank.com), [在bank.com登录](https://bank.com), [在bank.com](https://bank.com)',
  '[Compare a.com with b.com](https://b.com), [a.com/b.com](https://a.com)',
  '[Open the file read.me](https://a.example), [How to use Node.js](https://a.example), [See e.g. this](https://a.example)',
  '[About v1.2 of it](https://a.example), [About version 10.0.19.1](https://a.example), [npm install lit@3.3](https://a.example)',
  '[So it is.It is not so.In the end](https://a.example), [Edit the file docs/setup.com](https://a.example)',
  '[登录。在这里](https://a.example), [Follow @user.dev there](https://a.example)',
  'https://a.example/@user, [so](https://a.example/?q=a@b)',
  '[I ♥ this](https://i❤.ws), [so](https://[::1]:80/), [so](http://a_b.example), [@user.dev](https://a.example)',
  '[пример](https://xn--e1afmkfd.xn--p1ai), [日本](https://xn--wgv71a119e.jp)',
])('accepts %s', async (markdown) => {
  expect(await reasonsOf(markdown)).toEqual([]);
});
