/** Styles of the forms below an answer. Forms and messages are below the row of buttons, so that no button moves when one appears. */
import { css } from '../../css.ts';

export const styles = css`
  .below {
    flex: 0 0 100%;
    font-size: 0.875em;
    min-width: 0;
    order: 1;
  }
  .below form {
    display: grid;
    gap: 0.8em;
    grid-template-columns: minmax(0, 1fr);
    margin: 0.4em 0 0.8em;
    max-width: 36em;
  }
  .below p {
    margin: 0;
  }
  .below p:not(:empty) {
    padding-bottom: 0.6em;
  }
  .below :is(input:not([type='radio']), select, textarea) {
    background: none;
    border: 1px solid;
    border-radius: var(--_r);
    box-sizing: border-box;
    color: inherit;
    display: block;
    font: inherit;
    margin-top: 0.2em;
    min-height: 44px;
    padding: 0.4em 0.6em;
    width: 100%;
  }
  .below ::placeholder {
    color: inherit;
    opacity: 0.8;
  }
  @media (prefers-contrast: more) {
    .below ::placeholder {
      opacity: 1;
    }
  }
  .below textarea {
    resize: vertical;
  }
  .below [aria-invalid='true'] {
    box-shadow: inset 0 0 0 2px;
  }
  .below option {
    background: Canvas;
    color: CanvasText;
  }
  .below .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
`;
