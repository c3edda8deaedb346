import { expect, test } from 'vitest';
import { bodyOf, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test.each([
  ['', ''],
  ['<div class="answer">', '</div>'],
])(
  'imports a heading in an answer %sthat asks a question as a question of its own, and says so',
  async (open, close) => {
    const details = `<details><summary>How do I pay?</summary>${open}<p>By card.</p><h4>By bank</h4><p>Too.</p>
<h4 id="later">Can I pay later?</h4><p>In June.</p>${close}</details>`;
    const imported = await importText('faq.html', `<h3>Paying</h3>${details}`, { locale: 'en' });
    expect(bodyOf(imported)).toBe(
      [
        ...[
          '## Paying {#paying}',
          '',
          '### How do I pay? {#how-do-i-pay}',
          '',
          'By card.',
          '',
          '#### By bank',
          '',
        ],
        ...['Too.', '', '### Can I pay later? {#later}', '', 'In June.'],
      ].join('\n'),
    );
    expect(imported.notices).toEqual([expect.stringContaining('line 2 “Can I pay later?”')]);
  },
);

test('keeps the space between two elements of an answer', async () => {
  const html = '<details><summary>How?</summary><b>By</b> <i>card</i></details>';
  expect(bodyOf(await importText('faq.html', html, { locale: 'en' }))).toContain('**By** *card*');
});
