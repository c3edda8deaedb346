/** Styles of the notice in the place of a withdrawn guide. */
import { css } from '../../css.ts';

export const styles = css`
  [part='notice'] p {
    margin-block: 0.4em 0.8em;
    white-space: pre-line;
  }
`;
