/** What an automation protocol must do for `ScriptedPage`. */
import type { Keyboard, Size } from './page.ts';

export interface Tab extends Keyboard {
  goto(url: string): Promise<unknown>;
  goBack(): Promise<unknown>;
  /** Calls the function of this source text in the page; arguments and result are JSON. */
  call(source: string, args: readonly unknown[]): Promise<unknown>;
  /** Calls it in the document of the frame that `selector` matches. */
  callInFrame(selector: string, source: string, args: readonly unknown[]): Promise<unknown>;
  /** Clicks at a position of the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<unknown>;
  screenshot(): Promise<Uint8Array>;
  setViewportSize(size: Size): Promise<unknown>;
}
