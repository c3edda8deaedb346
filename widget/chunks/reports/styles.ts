/** Styles of the report button and form. */
import { css } from '../../css.ts';

export const styles = css`
  [part='reports'] {
    flex: 1 0 auto;
    font-size: 0.875em;
    max-width: 100%;
  }
  [part='reports'] > p {
    margin: 0;
  }
  [part='report'] {
    border: 0;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part='report-form'] {
    display: grid;
    gap: 0.8em;
    margin: 0.4em 0 0.8em;
    max-width: 36em;
  }
  [part='report-form'] :is(input, select, textarea) {
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
  [part='report-form'] .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  [part='report-form'] option {
    background: Canvas;
    color: CanvasText;
  }
`;
