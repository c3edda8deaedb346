/** Styles of the toolbar. */
import { css } from '../../css.ts';

export const styles = css`
  input,
  select {
    background: var(--_b);
    border: 1px solid;
    border-radius: var(--_r);
    box-sizing: border-box;
    color: inherit;
    font: inherit;
    min-height: 44px;
    padding: 0 var(--_g);
  }
  input {
    width: 100%;
  }
  ::placeholder {
    color: inherit;
    opacity: 0.8;
  }
  @media (prefers-contrast: more) {
    ::placeholder {
      opacity: 1;
    }
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  [part='toolbar'] > [role='status'] {
    background: var(--edge-faq-results-background, Canvas);
    border: 1px solid var(--_l);
    border-radius: var(--_r);
    color: var(--edge-faq-results-color, CanvasText);
    inset: calc(100% + 0.3em) 0 auto;
    margin: 0;
    padding: 0.6em var(--_g);
    position: absolute;
    z-index: 1;
  }
  /* For screen readers only. */
  [part='toolbar'] > :not(.notLoaded)[role='status'] {
    clip-path: inset(50%);
    pointer-events: none;
  }
  @media (forced-colors: none) {
    select {
      appearance: none;
      /* At 45 degrees, edges would go through the middle of pixels, whose colour is then a matter of rounding. */
      background: conic-gradient(from -44deg at bottom, currentColor 88deg, #0000 0) no-repeat
        calc(100% - 12px) / 10px 6px, var(--_b);
      padding-inline-end: 2.6em;
    }
    select:dir(rtl) {
      background-position-x: 12px;
    }
  }
`;
