/** Styles of the element: it inherits the page's font and colours, and nothing else. A theme is a set of custom properties. */
import { css } from './css.ts';

export const styles = css`
  :host {
    display: block;
    --_color: inherit;
    --_background: none;
    --_line: color-mix(in srgb, currentColor 22%, transparent);
    --_gap: 1em;
    --_radius: 0.6em;
    --_size: inherit;
    --_frame: 1px;
    --_divide: 1px;
    --_apart: 0;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='plain']) {
    --_frame: 0;
    --_radius: 0;
  }
  :host([theme='card']) {
    --_background: color-mix(in srgb, currentColor 5%, transparent);
    --_frame: 0;
    --_divide: 0;
    --_apart: 0.6em;
  }
  :host([theme='compact']) {
    --_gap: 0.7em;
    --_radius: 0.3em;
    --_size: 0.9375em;
  }
  :host([theme='contrast']) {
    --_background: Canvas;
    --_color: CanvasText;
    --_line: CanvasText;
    --_frame: 2px;
    --_divide: 2px;
  }
  [part='base'] {
    all: initial;
    display: block;
    --_b: var(--edge-faq-background, var(--_background));
    --_l: var(--edge-faq-line-color, var(--_line));
    --_g: var(--edge-faq-gap, var(--_gap));
    --_r: var(--edge-faq-radius, var(--_radius));
    color: var(--edge-faq-color, var(--_color));
    color-scheme: inherit;
    cursor: inherit;
    font-family: var(--edge-faq-font, inherit);
    font-size: var(--edge-faq-font-size, var(--_size));
    line-height: 1.65;
    overflow-wrap: anywhere;
    pointer-events: inherit;
    visibility: inherit;
  }
  :lang(ko) {
    word-break: keep-all;
  }
  @media (prefers-contrast: more) {
    [part='base'] {
      --_l: currentColor;
      --edge-faq-focus-color: currentColor;
    }
  }
  [part='waiting'],
  [part='section'] {
    background: var(--_b);
  }
  [part='waiting'],
  [part='sections'] {
    border: var(--_frame) solid var(--_l);
    border-radius: var(--_r);
    overflow: clip;
  }
  [part='waiting'] {
    box-sizing: border-box;
    padding: var(--_g);
  }
  .reserved {
    min-height: var(--edge-faq-reserve, 100svh);
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-bottom: var(--_g);
  }
  [part='toolbar'] > i {
    width: 7em;
  }
  [part='toolbar'] > .search,
  [part='search'] {
    flex: 1 1 14em;
  }
  [part='toolbar'] > i,
  [part='actions'],
  summary {
    box-sizing: border-box;
    min-height: 44px;
  }
  [role='heading'] {
    font-weight: 700;
    line-height: 1.35;
  }
  [part='title'] {
    font-size: 1.5em;
  }
  [id] {
    scroll-margin-block-start: 0.75em;
  }
  [tabindex]:focus {
    outline: none;
  }
  [part='chapter'],
  [part='summary'] {
    margin-top: calc(var(--_g) * 1.75);
  }
  details[part='chapter'],
  [part='chapter']:first-child {
    margin-top: 0;
  }
  [part='chapter-heading'],
  [part='summary'] > [role='heading'] {
    font-size: 1.125em;
    margin-bottom: calc(var(--_g) * 0.6);
  }
  [part='section'] + [part='section'] {
    border-top: var(--_divide) solid var(--_l);
    margin-top: var(--_apart);
  }
  :host([theme='card']) [part='section'] {
    border-radius: var(--_r);
    overflow: clip;
  }
  summary {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: var(--_g);
    padding: 0.8em var(--_g);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    border-style: solid;
    border-width: 0 0.125em 0.125em 0;
    content: '';
    flex: none;
    height: 0.45em;
    margin-inline: auto 0.2em;
    rotate: 45deg;
    translate: 0 -0.1em;
    width: 0.45em;
  }
  [open] > summary::after {
    rotate: 225deg;
    translate: 0 0.1em;
  }
  @media (hover: hover) {
    summary:hover,
    button:hover {
      background: var(--edge-faq-hover-background, color-mix(in srgb, currentColor 6%, transparent));
    }
  }
  :focus-visible {
    outline: 3px solid var(--edge-faq-focus-color, currentColor);
    outline-offset: 2px;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  [part='answer'],
  [part='actions'] {
    padding: 0 var(--_g);
  }
  [part='retry'] {
    margin-bottom: var(--_g);
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
  [part='notice'] p {
    margin-top: 0.4em;
    white-space: pre-line;
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
  table,
  pre {
    display: block;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    border: 1px solid var(--_l);
    padding: 0.3em 0.6em;
    text-align: start;
  }
  button {
    background: none;
    border: 1px solid;
    border-radius: var(--_r);
    color: inherit;
    cursor: pointer;
    font: inherit;
    min-height: 44px;
    padding: 0.4em 1.2em;
  }
  @media (prefers-reduced-motion: no-preference) {
    [open] > [part='answer'] {
      animation: reveal 0.2s;
    }
  }
  @keyframes reveal {
    from {
      transform: translateY(-0.5em);
    }
  }
  @media print {
    ::details-content {
      content-visibility: visible;
      display: block;
    }
    [part='toolbar'],
    [part='actions'] {
      display: none;
    }
  }
`;
