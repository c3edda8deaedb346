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
  option {
    background: Canvas;
    color: CanvasText;
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
