/** Styles of the report that a question isn't answered. */
import { css } from '../../css.ts';

export const styles = css`
  [part='unanswered'] {
    margin-inline-end: 0.6em;
  }
  [part='unanswered'][aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;
