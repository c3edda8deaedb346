/** Styles of the actions below an answer, and of highlighted code, which few answers have. */
import { css } from '../../css.ts';

export const styles = css`
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
  @media (prefers-contrast: more) {
    [class^='code-'] {
      color: inherit;
    }
  }
  [part='actions'] > * {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  [part='copy-link'] {
    border: 0;
    font-size: 0.875em;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part='actions'] > * > :last-child {
    align-items: center;
    display: flex;
    gap: 0.4em;
  }
  [part='copy-link'] + span {
    font-size: 0.875em;
  }
  /* Keeps the place of the confirmation. */
  [part='copy-link'] + span::after {
    content: attr(data-text);
    display: block;
    height: 0;
    visibility: hidden;
  }
`;
