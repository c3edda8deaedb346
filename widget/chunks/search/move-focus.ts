/** Arrow keys that move focus between the search box and what is in the list of results, in the order of Tab. */

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function moveFocus(event: KeyboardEvent, box: HTMLElement, list: HTMLElement): void {
  const step = STEPS[event.key];
  if (step === undefined || list.hidden) return;
  const stops = [box, ...list.querySelectorAll<HTMLElement>('a, button')];
  const index = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[index + step];
  if (index < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
