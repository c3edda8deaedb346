/** Flows by keyboard alone, as a screen reader says them: what takes focus with its name and states, and what live regions announce. */
import type { Page } from 'playwright-core';
import { waitForActions, waitForGuide } from './element.ts';
import { voteButton, YES } from './feedback-parts.ts';
import { ScreenReader } from './screen-reader/screen-reader.ts';
import { smallGuide, smallGuideHeadings } from './screen-reader/small-guide.ts';
import { test } from './screen-reader/small-guide-page.ts';

const before = (page: Page) => page.getByRole('button', { name: 'Before' }).focus();

test('opens questions one after another', async ({ openSmallGuide }) => {
  const { page } = await openSmallGuide();
  await waitForGuide(page);
  const reader = await ScreenReader.start(page);
  await before(page);
  await reader.press('Tab', { focus: 'DisclosureTriangle "Who calls me?" [not expanded]' });
  await reader.press('Enter', { focus: 'DisclosureTriangle "Who calls me?" [expanded]' });
  await waitForActions(page);
  await reader.press('Tab', { focus: 'button "Copy link: Who calls me?"' });
  await reader.press('Tab', { focus: 'DisclosureTriangle "Must I answer?" [not expanded]' });
  await reader.press('Space', { focus: 'DisclosureTriangle "Must I answer?" [expanded]' });
  await reader.press('Tab', { focus: 'link "What does it cost?"' });
  await reader.press('Enter', { focus: 'DisclosureTriangle "What does it cost?" [expanded]' });
});

test('searches, and goes to a result', async ({ openSmallGuide }) => {
  const { page } = await openSmallGuide('search');
  await page.locator('edge-faq [part=search-box]').waitFor();
  const reader = await ScreenReader.start(page);
  await before(page);
  await reader.press('Tab', { focus: 'combobox "Search the questions" [not expanded]' });
  await reader.type('none', {
    focus: 'combobox "Search the questions" [expanded] value "none"',
    live: ['status: Nothing was found. You could begin here:'],
  });
  await reader.press('Control+A', {});
  await reader.type('cost', {
    focus: 'combobox "Search the questions" [expanded] value "cost"',
    live: ['status: Results: 1'],
  });
  await reader.press('ArrowDown', { active: 'option "What does it cost? Read this." [selected]' });
  await reader.press('Enter', { focus: 'DisclosureTriangle "What does it cost?" [expanded]' });
});

test('changes the language', async ({ openSmallGuide }) => {
  const { page } = await openSmallGuide('language-switch');
  await page.locator('edge-faq [part=language]').waitFor();
  const reader = await ScreenReader.start(page);
  await before(page);
  await reader.press('Tab', { focus: 'combobox "Language" [not expanded] value "English"' });
  await reader.press('ArrowDown', {
    focus: 'combobox "語言" [not expanded] value "繁體中文"',
    live: ['status: 以下是繁體中文版。'],
  });
});

test('says that an answer can’t be loaded, and the answer when the reader has tried again', async ({
  openSmallGuide,
}) => {
  const { page } = await openSmallGuide('', { guide: smallGuideHeadings });
  await page.locator('edge-faq #background [part=retry]').waitFor({ state: 'attached' });
  await page.route('**/sections?*', async (route) => {
    await page.waitForTimeout(500);
    const [section] = smallGuide().chapters[0]?.sections ?? [];
    await route.fulfill({
      json: { sections: [section] },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  const reader = await ScreenReader.start(page);
  await before(page);
  await reader.press('Tab', { focus: 'DisclosureTriangle "Who calls me?" [not expanded]' });
  await reader.press('Enter', {
    focus: 'DisclosureTriangle "Who calls me?" [expanded]',
    live: ['new live: The answer can’t be loaded. Check your connection and try again. Try again'],
  });
  await reader.press('Tab', { focus: 'button "Try again"' });
  await reader.press('Enter', {
    focus: 'DisclosureTriangle "Who calls me?" [expanded]',
    live: ['live: Loading the answer…', 'live: Read this 1.'],
  });
});

const FEEDBACK = 'open="background" sections="background" votes reports';

test('votes, and says why', async ({ openSmallGuide }) => {
  const { page } = await openSmallGuide(FEEDBACK);
  await voteButton(page, YES).waitFor();
  const reader = await ScreenReader.start(page);
  await voteButton(page, YES).focus();
  await reader.press('Tab', { focus: 'button "No: Who calls me?" [not pressed]' });
  await reader.press('Enter', {
    focus: 'button "No: Who calls me?" [pressed]',
    live: ['status: Vote counted, thank you.'],
  });
  await reader.press('Tab', { focus: 'radio "I don’t understand it" [not checked]' });
  await reader.press('ArrowDown', { focus: 'radio "It is out of date" [checked]' });
  await reader.press('Tab', { focus: 'textbox "Details (optional)"' });
  await reader.press('Tab', { focus: 'button "Send: Who calls me?"' });
  await reader.press('Enter', { focus: 'status [live polite]', live: ['status: Vote counted, thank you.'] });
});

const RECEIPT =
  'status: Sent. Please keep this receipt, the only way back to your report: c2FtcGxlLXJlY2VpcHQtMQ Follow your report';

test('reports a problem, corrects what is refused, and gets a receipt', async ({ openSmallGuide }) => {
  const { page, feedback } = await openSmallGuide(FEEDBACK);
  await voteButton(page, YES).waitFor();
  const reader = await ScreenReader.start(page);
  await page.locator('edge-faq [part=report]').focus();
  await reader.press('Enter', { focus: 'button "Report a problem: Who calls me?" [expanded]' });
  await reader.press('Tab', {
    focus: 'combobox "What is the problem?" [not expanded] value "Something is wrong or out of date"',
  });
  await reader.press('Tab', { focus: 'textbox "Description" [required]' });
  await reader.type('Old', { focus: 'textbox "Description" [required] value "Old"' });
  await reader.press('Tab', { focus: 'textbox "Link to evidence (optional)" description "https://…"' });
  feedback.failure = { status: 400, errors: [{ pointer: '#/message', detail: 'is not text' }] };
  const refused = 'Not accepted. What you wrote is still here. Please check: Description';
  await reader.press('Enter', {
    focus: `textbox "Description" [required, invalid] value "Old" description "${refused}"`,
    live: ['status: Sending…', `status: ${refused}`],
  });
  feedback.failure = undefined;
  await reader.press('Tab', {});
  await reader.press('Enter', {
    focus: 'status [live polite]',
    live: ['status: Sending…', RECEIPT],
  });
});

test('says that the questions can’t be loaded, and leads to the guide when the reader has tried again', async ({
  openSmallGuide,
}) => {
  const { page, api } = await openSmallGuide('', { fault: { status: 503, json: {} } });
  await page.locator('edge-faq [part=retry]').waitFor();
  const reader = await ScreenReader.start(page);
  await before(page);
  await reader.press('Tab', { focus: 'button "Try again"' });
  await reader.press('Enter', {
    focus: 'button "Try again"',
    live: [
      'status: Loading the questions…',
      'status: The questions can’t be loaded. Check your connection and try again.',
    ],
  });
  api.fault = undefined;
  await reader.press('Enter', {
    focus: 'heading "Late payments" [level 2]',
    live: ['status: Loading the questions…'],
  });
});

test('leads to the question of a deep link', async ({ openSmallGuide }) => {
  const { page } = await openSmallGuide('', { hash: '#cost' });
  await waitForGuide(page);
  const reader = await ScreenReader.start(page);
  await reader.hear({ focus: 'DisclosureTriangle "What does it cost?" [expanded]' });
});
