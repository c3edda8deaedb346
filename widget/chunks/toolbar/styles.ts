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
      background: conic-gradient(from -45deg at bottom, currentColor 25%, #0000 0) no-repeat
        calc(100% - 0.8em) / 0.6em 0.3em, var(--_b);
      padding-inline-end: 2.6em;
    }
    select:dir(rtl) {
      background-position-x: 0.8em;
    }
  }
`;
