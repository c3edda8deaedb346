/** Sanitised HTML: no scripts, no styles, no ids outside the part's namespace, whatever an author writes. */
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { findUnsafe, parse } from '../../test/fixtures/allowed-html.ts';
import { OPENING, renderAnswer } from '../../test/fixtures/author-site.ts';
import { countErrors } from '../diagnostics.ts';
import { compileGuide } from '../guide.ts';

/** HTML that is known to have bypassed sanitisers, and Markdown that renders to HTML. */
const PIECES = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT >',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<style>*{position:fixed}</style>',
  '<link rel=stylesheet href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<iframe srcdoc="&lt;script>alert(1)&lt;/script>">',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button><input name=id>',
  '<svg onload=alert(1)><script>alert(1)</script>',
  '<svg><animate onbegin=alert(1) attributeName=href values=javascript:alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<template shadowrootmode=open><script>alert(1)</script></template>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title><a title="</title><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<plaintext>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img id=x onerror=alert(1)>">',
  '<table><td><form><table><td></form><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?x <img src=x onerror=alert(1)>?>',
  '<!DOCTYPE html [<!ENTITY x "y">]>',
  '<a id=location name=cookie href="#x">x</a>',
  '<img name=getElementById src=x alt=x>',
  '<b id=part--x>x</b><b id="  ">x</b><b id=__proto__>x</b>',
  '<p style="background:url(javascript:alert(1))" class="modal" slot=x part=x is=x>',
  '<td headers="a b" id=c>x</td>',
  '<section data-footnotes class=footnotes><a data-footnote-backref aria-describedby=body>x</a>',
  '<details open ontoggle=alert(1)><summary>x</summary>',
  '<input autofocus onfocus=alert(1) type=image src=x>',
  'x[^1]',
  'x[^constructor]',
  '\n\n[^1]: <img src=x onerror=alert(1)> [x](javascript:alert(1))\n\n',
  '\n\n[^constructor]: x\n\n',
  '\n\n[x]: javascript:alert(1) "onclick=alert(1)"\n\n',
  '[x] ![x]',
  '![x](x.png"onerror="alert(1))',
  '[x](<javascript:alert(1)> "x\\" onclick=\\"alert(1)")',
  '<javascript:alert(1)>',
  '\n```html"onmouseover="alert(1)\n<script>\n```\n',
  '\n~~~js\nconst a = "</code></pre><script>alert(1)</script>"\n~~~\n',
  '`<script>`',
  '\n\n| a | <script> |\n| - | - |\n| <img onerror=x> | b |\n\n',
  '\n- [ ] <b onclick=alert(1)>x\n',
  '\n> <div\n> onclick=alert(1)>\n',
  '\n#### <i onclick=alert(1)>x {#location}\n',
  '\n\n    <script>\n\n',
  '\n\n',
  '\n',
  ' ',
  '\u0000',
  '\u202e',
  '&lt;script&gt;',
  '&#60;script&#62;',
  '</p></div></td></section></template>',
];

const TAGS =
  'a abbr audio b button div embed font form h1 iframe img input li math object ol p pre section span svg table td template textarea video'.split(
    ' ',
  );

const NAMES =
  'href src id name style class title onclick ONERROR on\u0000load srcset srcdoc action formaction xlink:href data background poster ping target slot is part headers aria-describedby'.split(
    ' ',
  );

/** URLs that run scripts, obfuscated so that browsers still parse them. */
const url = fc
  .tuple(
    fc.constantFrom('javascript', 'JaVaScRiPt', 'vbscript', 'data', 'livescript', 'https', 'blob', 'file'),
    fc.constantFrom('', '&#1;', ' ', '\t', '&Tab;', '&NewLine;', '\u0001', '&#x09;', '&#0000106;'),
    fc.nat(4),
    fc.constantFrom(':', '&colon;', '&#58;', '&#x3a', '%3A', '\\:', ':/', '://'),
    fc.constantFrom(
      'alert(1)',
      'alert%281%29',
      'text/html,<script>alert(1)</script>',
      '//x%0aalert(1)',
      '"onclick=alert(1)',
    ),
  )
  .map(
    ([scheme, disguise, at, colon, rest]) => scheme.slice(0, at) + disguise + scheme.slice(at) + colon + rest,
  );

const attribute = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom('=', ' = ', '=\n', ''),
    fc.constantFrom('"', "'", '`', ''),
    fc.oneof(url, fc.constantFrom('x', 'alert(1)', 'location', '">', "'>", 'x y', '')),
    fc.constantFrom(true, false),
  )
  .map(([name, equals, quote, value, closed]) => `${name}${equals}${quote}${value}${closed ? quote : ''}`);

const tag = fc
  .tuple(
    fc.constantFrom('<', '</', '< ', '<<'),
    fc.constantFrom(...TAGS),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', '', ' >\n', '//>'),
  )
  .map(([open, name, attributes, close]) => `${open}${[name, ...attributes].join(' ')}${close}`);

const link = fc.tuple(fc.constantFrom('', '!'), url).map(([mark, to]) => `${mark}[x](${to})`);

/** Markdown of malicious pieces and random text. */
const malicious = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 3, arbitrary: tag },
      { weight: 1, arbitrary: link },
      { weight: 1, arbitrary: url.map((to) => `<${to}>`) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

test.each(PIECES)('%j renders to safe HTML, even after unclosed HTML', (piece) => {
  for (const before of [
    '',
    'x ',
    '<svg>',
    '<form><svg>',
    '<math><mtext>',
    '<table><tr>',
    '<select>',
    '<template>',
    '<noscript>',
    '- ',
    '`',
  ])
    expect(findUnsafe(renderAnswer(before + piece), 'part--')).toEqual([]);
});

test.each([
  '<table><thead><tr><th scope="col" colspan="2">a</th></tr></thead><tbody><tr><td rowspan="2" align="left">b</td></tr></tbody></table>',
  '<ol start="3" reversed><li value="7">a</li></ol>',
  '<details open><summary>a</summary>b</details>',
  '<dl><dt>a</dt><dd>b</dd></dl>',
  '<div lang="zh-Hant" dir="ltr" title="a">b</div>',
  '<div><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></div>',
  '<div><b>a</b><i>b</i><s>c</s><tt>d</tt><q>e</q><sub>f</sub><sup>g</sup><kbd>h</kbd><samp>i</samp><var>j</var></div>',
  '<div><del>a</del><ins>b</ins><em>c</em><strong>d</strong><code>e</code><strike>f</strike><br><span>g</span></div>',
])('%s is kept unchanged', (html) => {
  expect(renderAnswer(html)).toBe(html);
});

test('any Markdown renders to safe HTML', () => {
  fc.assert(
    fc.property(malicious, (markdown) => {
      const html = renderAnswer(markdown);
      expect(findUnsafe(html, 'part--')).toEqual([]);
    }),
    { numRuns: 3000 },
  );
}, 120_000);

test('HTML stays safe after being parsed and serialised again', () => {
  fc.assert(
    fc.property(malicious, (markdown) => {
      const once = toHtml(parse(renderAnswer(markdown)));
      const twice = toHtml(parse(once));
      expect(findUnsafe(once, 'part--')).toEqual([]);
      expect(findUnsafe(twice, 'part--')).toEqual([]);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

test('any file either has errors or compiles to safe HTML', () => {
  fc.assert(
    fc.property(malicious, fc.constantFrom(0, 1, 3, 8), (markdown, lines) => {
      const file = new VFile({
        path: 'help/en.md',
        value: [...OPENING.slice(0, lines), markdown].join('\n'),
      });
      const compiled = compileGuide('help', [file]);
      if (countErrors([file]) > 0) return;
      const [document] = compiled?.documents ?? [];
      expect(document).toBeDefined();
      for (const { id, html } of document?.chapters.flatMap(({ sections }) => sections) ?? [])
        expect(findUnsafe(html, `${id}--`)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

test('writes no U+0000, however it is written: the element splits markup by it', () => {
  const source =
    'a\0b &#0; &#x0; <b title="&#0;x\0">x</b> `\0` [x](<a\0b> "t\0")\n\n```js\n\0\n```\n\n<p>\0&#0;</p>\n\n| \0 |\n| - |\n';
  const html = renderAnswer(source);
  expect(html).toContain('a\ufffdb');
  expect(html).not.toContain('\0');
});
