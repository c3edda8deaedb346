import { expect, test } from 'vitest';
import { bodyOf, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importAnswer, importText } = setupImportFolder();

const CODE = 'def f(a_b, *c):\n    return "*x*" < a_b\n# comment\n\n## other: {{ x }}';

test.each<[name: string, source: string, answer: string, omissions: string[]]>([
  ['Jekyll', `{% highlight python %}\n${CODE}\n{% endhighlight %}`, `\`\`\`python\n${CODE}\n\`\`\``, []],
  [
    'Jekyll with options',
    `So.\n{%- highlight python linenos hl_lines="1 2" -%}\n${CODE}\n{%- endhighlight -%}\nThus.`,
    `So.\n\n\`\`\`python\n${CODE}\n\`\`\`\n\nThus.`,
    ['line 6 the options “linenos hl_lines="1 2"” of the code'],
  ],
  ['Hugo', `{{< highlight js >}}\n${CODE}\n{{< /highlight >}}`, `\`\`\`js\n${CODE}\n\`\`\``, []],
  [
    'Hugo with options',
    `{{% highlight "go" "linenos=table,hl_lines=2" %}}\n${CODE}\n{{% /highlight %}}`,
    `\`\`\`go\n${CODE}\n\`\`\``,
    ['line 5 the options “"linenos=table,hl_lines=2"” of the code'],
  ],
  ['Hexo', `{% codeblock lang:js %}\n${CODE}\n{% endcodeblock %}`, `\`\`\`js\n${CODE}\n\`\`\``, []],
  [
    'code with fences',
    '{% highlight md %}\n````js\n1\n````\n# So\n{% endhighlight %}',
    '`````md\n````js\n1\n````\n# So\n`````',
    [],
  ],
  [
    'code in a list',
    '- So.\n\n  {% highlight js %}\n  # a\n    b\n  {% endhighlight %}\n- Thus.',
    '- So.\n\n  ```js\n  # a\n    b\n  ```\n\n- Thus.',
    [],
  ],
  [
    'code in a list that is not indented itself',
    '1. So.\n\n   {{< highlight js >}}\n# a\n  b\n   {{< /highlight >}}',
    '1. So.\n\n   ```js\n   # a\n     b\n   ```',
    [],
  ],
  [
    'code in a quote',
    '> So.\n>\n> {% highlight js %}\n> # a\n> {% endhighlight %}',
    '> So.\n>\n> ```js\n> # a\n> ```',
    [],
  ],
  [
    'code in HTML',
    '<details>\n<summary>More</summary>\n{% highlight js %}\n# a_b_c\n{% endhighlight %}\n</details>',
    '<details>\n<summary>More</summary>\n\n```js\n# a_b_c\n```\n\n</details>',
    [],
  ],
  [
    'code within a line',
    'Use {{< highlight js "hl_inline=true" >}}a_b_c{{< /highlight >}} and {% highlight sh %}*d*{% endhighlight %}.',
    'Use `a_b_c` and `*d*`.',
    ['line 5 the options “"hl_inline=true"” of the code'],
  ],
  [
    'code that begins within a line',
    'So: {% highlight js %}\n# a\n{% endhighlight %} Thus.',
    'So:\n\n```js\n# a\n```\n\nThus.',
    [],
  ],
  [
    'literal code',
    '{% highlight html %}{% raw %}\n<b>{{ x }}</b>\n{% endraw %}{% endhighlight %}',
    '```html\n<b>{{ x }}</b>\n```',
    [],
  ],
  [
    'code tags in code',
    '`{% highlight js %}` and `{% endhighlight %}`\n\n```md\n{% highlight js %}\n# a\n{% endhighlight %}\n```',
    '`{% highlight js %}` and `{% endhighlight %}`\n\n```md\n{% highlight js %}\n# a\n{% endhighlight %}\n```',
    [],
  ],
  ['a code tag without its end', '{% highlight js %}\n*a*', '*a*', ['line 5 {% highlight js %}']],
])('imports %s with its language and all its characters', async (_, source, answer, omissions) => {
  expect(await importAnswer(source)).toEqual({ rules: [], answer, omissions });
});

test.each<[name: string, source: string, answer: string, omissions: string[]]>([
  ['of Jekyll', '{% raw %}{{ x }}{% endraw %} *so*', '\\{{ x }} *so*', ['line 3 {{ x }}']],
  [
    'of several lines',
    '{% raw %}\nSo {% if x %} *it* is.\n\nThus {{ y }}\n{%- endraw -%}\n\n{{ z }}',
    'So \\{% if x %} *it* is.\n\nThus \\{{ y }}',
    ['line 11 {{ z }}', 'line 3 {% if x %}', 'line 3 {{ y }}'],
  ],
  ['of Twig', '{% verbatim %}{{ x }}{% endverbatim %}', '\\{{ x }}', ['line 3 {{ x }}']],
  ['around a code span', 'So {% raw %}`{{ x }}`{% endraw %}.', 'So `{{ x }}`.', []],
  ['in a code span', 'So `{% raw %}{{ x }}{% endraw %}`.', 'So `{{ x }}`.', []],
  ['around a code block', '{% raw %}\n```js\n{{ x }}\n```\n{% endraw %}', '```js\n{{ x }}\n```', []],
  [
    'in a code block',
    '```js\n{% raw %}\n{{ x }}\n{% endraw %}\n```',
    '```js\n{{ x }}\n```',
    ['line 6 {% raw %}', 'line 8 {% endraw %}'],
  ],
  [
    'of Hugo',
    '{{</* ref "a" */>}} and `{{%/* b */%}}`',
    '\\{{< ref "a" >}} and `{{% b %}}`',
    ['line 3 {{< ref "a" >}}'],
  ],
  ['without its end', '{% raw %}{{ x }}', '', ['line 5 {% raw %}', 'line 5 {{ x }}']],
])('keeps literal text %s', async (_, source, answer, omissions) => {
  const imported = await importAnswer(`${source}\n\nEnd.`);
  expect({ ...imported, omissions: imported.omissions.toSorted() }).toEqual({
    rules: [],
    answer: [answer, 'End.'].filter((part) => part !== '').join('\n\n'),
    omissions,
  });
});

test('imports code of Jekyll in a table', async () => {
  const text = 'question,answer\nWhy?,"{% highlight sh %}\n# a\n{% endhighlight %}"\n';
  const imported = await importText('faq.csv', text, { locale: 'en' });
  expect(bodyOf(imported)).toContain('{#why}\n\n```sh\n# a\n```');
});
