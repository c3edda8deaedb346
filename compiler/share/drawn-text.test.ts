import { expect, test } from 'vitest';
import { toDrawnText } from './drawn-text.ts';

test.each([
  ['Loan 💰 overdue 👩‍👩‍👧 now', 'Loan overdue now'],
  ['Step 1️⃣ of 3, in 🇹🇼 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Step of 3, in and'],
  ['Names™ © ®, #1 * 2', 'Names™ © ®, #1 * 2'],
  ['left\u202Eto\u200B right\u0000\n again', 'leftto right again'],
  ['cafe\u0301', 'café'],
  ['貸款逾期了怎麼辦？（2026）', '貸款逾期了怎麼辦？（2026）'],
  ['ローン返済 đã quá hạn, ¿vencido? просрочен', 'ローン返済 đã quá hạn, ¿vencido? просрочен'],
  ['🙂', ''],
])('draws %j as %j', (text, drawn) => {
  expect(toDrawnText(text)).toBe(drawn);
});

test.each(['القرض المتأخر', 'Loan: הלוואה', 'ऋण', 'เงินกู้'])(
  'draws nothing of %j, whose letters it would place wrongly',
  (text) => {
    expect(toDrawnText(text)).toBe('');
  },
);
