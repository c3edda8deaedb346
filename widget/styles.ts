/** How the element looks: the page's own font and colours, and nothing else of the page's. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    --_line: var(--edge-faq-line-color, color-mix(in srgb, currentColor 22%, transparent));
    --_hover: var(--edge-faq-hover-background, color-mix(in srgb, currentColor 6%, transparent));
    --_gap: var(--edge-faq-gap, 1em);
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    all: initial;
    display: block;
    color: var(--edge-faq-color, inherit);
    color-scheme: inherit;
    cursor: inherit;
    font-family: var(--edge-faq-font, inherit);
    font-size: var(--edge-faq-font-size, inherit);
    line-height: 1.65;
    overflow-wrap: anywhere;
    pointer-events: inherit;
    visibility: inherit;
  }
  .waiting {
    border: 1px solid var(--_line);
    border-radius: var(--edge-faq-radius, 0.6em);
    box-sizing: border-box;
    padding: var(--_gap);
  }
  .reserved {
    min-height: var(--edge-faq-reserve, 100vh);
    min-height: var(--edge-faq-reserve, 100svh);
  }
  [role='heading'] {
    font-weight: 700;
    line-height: 1.35;
    text-wrap: pretty;
  }
  [part='title'] {
    font-size: 1.5em;
  }
  [part='title']:focus {
    outline: none;
  }
  [part='chapter'],
  [part='summary'] {
    margin-top: calc(var(--_gap) * 1.75);
  }
  [part='chapter-heading'],
  [part='summary'] > [role='heading'] {
    font-size: 1.125em;
    margin-bottom: calc(var(--_gap) * 0.6);
  }
  .sections {
    border: 1px solid var(--_line);
    border-radius: var(--edge-faq-radius, 0.6em);
    overflow: clip;
  }
  [part='section'] + [part='section'] {
    border-top: 1px solid var(--_line);
  }
  [part='question'] {
    align-items: center;
    box-sizing: border-box;
    cursor: pointer;
    display: flex;
    gap: var(--_gap);
    justify-content: space-between;
    list-style: none;
    min-height: 44px;
    padding: 0.8em var(--_gap);
    -webkit-tap-highlight-color: transparent;
  }
  [part='question']::-webkit-details-marker {
    display: none;
  }
  [part='question'] [role='heading'] {
    font-weight: 600;
  }
  [part='question']::after {
    border: solid;
    border-width: 0 0.125em 0.125em 0;
    content: '';
    flex: none;
    height: 0.45em;
    margin: 0 0.2em 0.2em;
    rotate: 45deg;
    width: 0.45em;
  }
  [open] > [part='question']::after {
    margin: 0.2em 0.2em 0;
    rotate: 225deg;
  }
  @media (hover: hover) {
    [part='question']:hover {
      background: var(--_hover);
    }
  }
  :focus-visible {
    outline: 3px solid var(--edge-faq-focus-color, currentColor);
    outline-offset: -3px;
  }
  a:focus-visible,
  button:focus-visible {
    outline-offset: 2px;
  }
  [part='answer'] {
    padding: 0 var(--_gap) 0.4em;
  }
  p,
  ul,
  ol,
  dl,
  table,
  blockquote,
  pre {
    margin: 0 0 0.8em;
  }
  .waiting > p:last-of-type {
    margin-bottom: 0;
  }
  [part='intro'] {
    margin-top: 0.6em;
  }
  ul,
  ol {
    padding-inline-start: 1.5em;
  }
  li {
    margin: 0.25em 0;
  }
  a {
    color: var(--edge-faq-link-color, inherit);
    text-underline-offset: 0.2em;
  }
  img {
    height: auto;
    max-width: 100%;
  }
  table {
    border-collapse: collapse;
    display: block;
    overflow-x: auto;
  }
  th,
  td {
    border: 1px solid var(--_line);
    padding: 0.3em 0.6em;
    text-align: start;
  }
  pre {
    overflow-x: auto;
  }
  .code-comment {
    font-style: italic;
  }
  .code-keyword {
    color: color-mix(in srgb, currentColor 55%, #d0006f);
    font-weight: 600;
  }
  .code-literal {
    color: color-mix(in srgb, currentColor 55%, #b35c00);
  }
  .code-name {
    color: color-mix(in srgb, currentColor 55%, #0062d6);
  }
  .code-string {
    color: color-mix(in srgb, currentColor 55%, #008035);
  }
  button {
    background: none;
    border: 1px solid;
    border-radius: var(--edge-faq-radius, 0.6em);
    color: inherit;
    cursor: pointer;
    font: inherit;
    min-height: 44px;
    padding: 0.4em 1.2em;
  }
  button:hover {
    background: var(--_hover);
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
`;
