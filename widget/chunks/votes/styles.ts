/** Styles of the votes. */
import { css } from '../../css.ts';

export const styles = css`
  [part='votes'] {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font-size: 0.875em;
    gap: 0.3em 0.6em;
  }
  [part='vote'] {
    min-width: 44px;
  }
  [part='vote'][aria-pressed='true'] {
    box-shadow: inset 0 0 0 2px;
    font-weight: 700;
  }
`;
