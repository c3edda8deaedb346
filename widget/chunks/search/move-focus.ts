/** Arrow keys between the box and the results, beside Tab, which goes the same way. */

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function moveFocus(event: KeyboardEvent, box: HTMLElement, place: HTMLElement): void {
  const step = STEPS[event.key];
  if (step === undefined || place.hidden) return;
  const stops = [box, ...place.querySelectorAll('a')];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
