/** A partner's page around the guide; the text below it shifts if the guide changes its height while it loads. */
import { html } from 'hono/html';
import type { Variant } from './variants/variant.ts';

const STYLE = html`<style>
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 0 1rem }
</style>`;

const TEXT_BELOW = [
  'A drawer that was emptied once is full again in two months. So we gave up the drawer: a box without a lid, on the shelf by the door, seen by everyone who comes in.',
  'Choose one evening a month, make a pot of tea, tip out the box and go through it by the calendar. The first time took us two hours, last month took twenty minutes.',
  'Next week: the kitchen cupboard that won’t shut either.',
];

export async function renderPage({ name, head, body }: Variant): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="icon" href="data:,">
${STYLE}
${head}
</head>
<body>
<h1>The sheet that is hardest to talk about</h1>
${body}
<h2>Leave the box where you can see it</h2>
${TEXT_BELOW.map((text) => html`<p>${text}</p>\n`)}
</body>
</html>
`;
  return page.toString();
}
