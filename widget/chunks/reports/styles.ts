/** Styles of the report button and of the receipt. */
import { css } from '../../css.ts';

export const styles = css`
  [part='report'] {
    border: 0;
    font-size: 0.875em;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part='reports'] bdi {
    white-space: nowrap;
  }
  [part='reports'] a {
    align-items: center;
    display: inline-flex;
    min-height: 44px;
  }
  @media (forced-colors: none) {
    .below select[name] {
      appearance: none;
      /* At 45 degrees, edges would go through the middle of pixels, whose colour is then a matter of rounding. */
      background: conic-gradient(from -44deg at bottom, currentColor 88deg, transparent 0) no-repeat
        calc(100% - 12px) / 10px 6px;
      padding-inline-end: 2.6em;
    }
    .below select[name]:dir(rtl) {
      background-position-x: 12px;
    }
  }
`;
