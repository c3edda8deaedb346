/** Style sheet of the pages. It is inline, so that the first response shows the first answer; the policy allows it by its hash. */
import type { Colours } from '../../schema/site.ts';

/** By the colours of a site, which an isolate has once. */
const sheets = new WeakMap<Colours, string>();

/** The style sheet with the colours of the site. */
export function pageStyles(colours: Colours): string {
  const sheet = sheets.get(colours) ?? makeStyles(colours);
  sheets.set(colours, sheet);
  return sheet;
}

function makeStyles({ accent, accentDark }: Colours): string {
  return minify(`
  :root {
    color-scheme: light dark;
    --accent: ${accent};
    --page: #ffffff;
    --surface: #ffffff;
    --band: #f4f6f9;
    --text: #1b1f24;
    --quiet: #4f5863;
    --line: #d5dae1;
    --mark: #fff0b3;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --accent: ${accentDark};
      --page: #14171c;
      --surface: #1b1f26;
      --band: #1b1f26;
      --text: #e8eaed;
      --quiet: #a8b0ba;
      --line: #39414c;
      --mark: #5c4a00;
    }
  }
${RULES}`);
}

/**
 * Words in the cells of tables break by hyphens alone, and tables scroll. Without script, there is no room for the actions below an answer,
 * only as much as keeps the margin of the answer. In print, the footer is a sibling of what stands before it, as Chromium keeps only siblings
 * on one page.
 */
const RULES = `
  *, ::before, ::after {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    scroll-padding-top: 1rem;
  }
  body {
    background: var(--page);
    color: var(--text);
    display: flex;
    flex-direction: column;
    font: 1.0625rem/1.65 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    margin: 0;
    min-height: 100vh;
    overflow-wrap: anywhere;
  }
  :lang(ko) {
    word-break: keep-all;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  h1, h2, h3, p, ul {
    margin: 0;
  }
  ul {
    list-style: none;
    padding: 0;
  }
  h1, h2, h3 {
    line-height: 1.3;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.75rem;
  }
  h2 {
    font-size: 1.1875rem;
  }
  .wrap {
    margin-inline: auto;
    max-width: 48rem;
    padding-inline: 1.25rem;
    width: 100%;
  }
  .skip {
    background: var(--page);
    inset-inline-start: 0.5rem;
    padding: 0.75rem 1rem;
    position: absolute;
    top: -6rem;
    z-index: 1;
  }
  .skip:focus {
    top: 0.5rem;
  }
  .top {
    background: var(--band);
    border-bottom: 1px solid var(--line);
  }
  .top .wrap {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
    padding-block: 0.625rem;
  }
  .brand {
    align-items: center;
    color: inherit;
    display: flex;
    font-weight: 700;
    gap: 0.625rem;
    margin-inline-end: auto;
    min-height: 2.75rem;
    text-decoration: none;
  }
  .brand img {
    display: block;
    height: 2rem;
    width: auto;
  }
  .row {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  .row a, .crumbs a, footer a, .languages span {
    align-items: center;
    display: inline-flex;
    min-height: 2.75rem;
  }
  .languages {
    font-size: 0.9375rem;
  }
  .languages [aria-current] {
    font-weight: 700;
  }
  .crumbs {
    color: var(--quiet);
    font-size: 0.9375rem;
    padding-top: 0.75rem;
  }
  .crumbs ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .crumbs li {
    display: inline;
  }
  .crumbs li + li::before {
    content: '›' / '';
    padding-inline: 0.6em;
  }
  main {
    flex: 1;
    padding-block: 1rem 3rem;
  }
  header + main {
    padding-top: 2rem;
  }
  main:focus {
    outline: none;
  }
  .note {
    background: var(--band);
    border-inline-start: 4px solid var(--accent);
    margin-bottom: 1.5rem;
    padding: 0.75rem 1rem;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  form {
    display: flex;
    gap: 0.5rem;
    margin-bottom: 1.75rem;
  }
  h1 + form {
    margin-top: 1.25rem;
  }
  .report, .report label {
    display: block;
  }
  .report > * + * {
    margin-top: 1rem;
  }
  .report :is(input, select, textarea) {
    display: block;
    margin-top: 0.25rem;
    width: 100%;
  }
  .report .note ul {
    list-style: disc;
    padding-inline-start: 1.25rem;
  }
  .fault {
    display: block;
  }
  [aria-invalid] {
    border-width: 3px;
  }
  .trap {
    display: none;
  }
  .words {
    white-space: pre-line;
  }
  input, select, textarea, button {
    border: 1px solid var(--quiet);
    border-radius: 0.6rem;
    font: inherit;
    min-height: 2.75rem;
    padding: 0.3rem 0.9rem;
  }
  input, select, textarea {
    background: var(--surface);
    color: inherit;
    flex: 1;
    min-width: 0;
  }
  ::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  button {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--page);
    cursor: pointer;
    font-weight: 600;
  }
  edge-faq {
    --edge-faq-background: var(--surface);
    --edge-faq-focus-color: var(--accent);
    --edge-faq-line-color: var(--line);
    --edge-faq-link-color: var(--accent);
    --edge-faq-radius: 0.6rem;
    display: block;
  }
  edge-faq::part(answer) {
    hyphens: auto;
    overflow-wrap: break-word;
    padding-top: 0.5em;
  }
  [slot='start'] {
    position: absolute;
  }
  .about {
    border-top: 1px solid var(--line);
    display: grid;
    gap: 0.25rem;
    margin-top: 2.5rem;
    padding-top: 1rem;
  }
  .cards {
    display: grid;
    gap: 0.75rem;
    margin-block: 1.25rem;
  }
  .cards li {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    display: grid;
    gap: 0.35rem;
    padding: 1rem 1.125rem;
    position: relative;
  }
  .cards h2 {
    font-size: 1.125rem;
  }
  .cards a::after {
    content: '';
    inset: 0;
    position: absolute;
  }
  .cards li:hover {
    border-color: var(--accent);
  }
  .prose > * + * {
    margin-top: 1rem;
  }
  .prose > h2 {
    margin-top: 2rem;
  }
  .prose > details > * {
    margin: 0;
    padding-block: 0.6rem;
  }
  .prose > details > summary {
    cursor: pointer;
  }
  mark {
    background: var(--mark);
    color: inherit;
  }
  footer {
    background: var(--band);
    border-top: 1px solid var(--line);
    font-size: 0.9375rem;
    padding-block: 1.25rem;
  }
  footer .imprint {
    color: var(--quiet);
    margin-top: 0.5rem;
    white-space: pre-line;
  }
  @media (scripting: none) {
    edge-faq::part(actions) {
      min-height: 1px;
    }
  }
  @media (max-width: 30rem) {
    h1 {
      font-size: 1.5rem;
    }
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
  @media print {
    .skip, .row, form, .next, .crumbs, edge-faq::part(question)::after {
      display: none;
    }
    .top, footer {
      background: none;
    }
    .top, .about {
      margin-bottom: 1rem;
    }
    body {
      display: block;
      font-size: 11pt;
    }
    main, main > .wrap {
      display: contents;
    }
    .wrap {
      padding-inline: 0;
    }
    footer {
      break-before: avoid;
      break-inside: avoid;
    }
    [data-url]::after {
      content: attr(data-url);
    }
  }
`;

/** Without indentation. */
function minify(css: string): string {
  return css.replaceAll(/\n\s*/g, '\n').trim();
}
