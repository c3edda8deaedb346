/** Styles of the search results: they overlay the guide, so that nothing shifts while a reader types. */
import { css } from '../../css.ts';

export const styles = css`
  [part='toolbar'] {
    position: relative;
  }
  [part='results'] {
    background: var(--edge-faq-results-background, Canvas);
    border: 1px solid var(--_l);
    border-radius: var(--_r);
    box-shadow: 0 0.4em 1.2em color-mix(in srgb, CanvasText 18%, transparent);
    box-sizing: border-box;
    color: var(--edge-faq-results-color, CanvasText);
    display: flex;
    flex-direction: column;
    inset: calc(100% + 0.3em) 0 auto;
    max-height: min(60vh, 30em);
    overflow: auto;
    overscroll-behavior: contain;
    position: absolute;
    z-index: 1;
  }
  /* For screen readers only. */
  [part='search'] > span {
    clip-path: inset(50%);
    inset: 0;
    overflow: hidden;
    pointer-events: none;
    position: absolute;
  }
  [part='results'][hidden] {
    display: none;
  }
  [role='listbox'] {
    min-height: 44px;
    overflow: auto;
    overscroll-behavior: contain;
    position: relative;
  }
  [part='results'] p {
    font-size: 0.875em;
    margin: 0;
    padding: 0.6em var(--_g);
  }
  [role='option'],
  [role='listbox'] + p,
  [role='group'] + [role='group'] > p {
    border-top: 1px solid var(--_l);
  }
  [role='group']:first-child > [role='option']:first-child {
    border-top: 0;
  }
  [role='option'] {
    align-content: center;
    box-sizing: border-box;
    color: inherit;
    cursor: pointer;
    display: block;
    min-height: 44px;
    padding: 0.6em var(--_g);
    text-decoration: none;
  }
  [aria-selected='true'] {
    background: color-mix(in srgb, currentColor 8%, transparent);
    outline: 2px solid;
    outline-offset: -3px;
  }
  @media (hover: hover) {
    [role='option']:hover {
      background: color-mix(in srgb, currentColor 8%, transparent);
    }
  }
  [part~='result'] b {
    display: block;
    font-weight: 600;
  }
  [part='result'] span {
    font-size: 0.875em;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-decoration-thickness: 0.15em;
    text-underline-offset: 0.15em;
  }
`;
