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
    border-width: 3px;
    padding: calc(0.4em - 2px) calc(1.2em - 2px);
  }
  [part='vote-form'] fieldset {
    border: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.2em;
    margin: 0;
    min-width: 0;
    padding: 0;
  }
  [part='vote-form'] legend {
    padding: 0;
  }
  [part='vote-form'] fieldset label {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: 0.5em;
    min-height: 44px;
  }
  [part='vote-form'] [type='radio'] {
    accent-color: currentColor;
    flex: none;
    height: 1.25em;
    margin: 0;
    width: 1.25em;
  }
`;
