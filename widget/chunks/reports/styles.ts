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
`;
