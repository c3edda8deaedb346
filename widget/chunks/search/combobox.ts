/**
 * Keys and states of a combobox whose popup has a list of options, one of which is active while the focus stays in the box.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/
 */

/** What a key asks for. */
export interface ComboboxActions {
  /** Show the options. */
  open(): void;
  /** Hide them. */
  close(): void;
  /** Take the text as it is. */
  submit(): void;
  /** Delete the text. */
  clear(): void;
}

export class Combobox {
  readonly #box: HTMLInputElement;
  readonly #popup: HTMLElement;
  readonly #actions: ComboboxActions;
  /** Id of the active option. */
  #active = '';

  constructor(box: HTMLInputElement, popup: HTMLElement, actions: ComboboxActions) {
    this.#box = box;
    this.#popup = popup;
    this.#actions = actions;
    // A press leaves the focus in the box, whose loss would close the list before the click.
    popup.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('blur', () => this.activate(''));
    box.parentElement?.addEventListener('keydown', (event) => {
      // These keys are those of the input method.
      const isComposing = event.isComposing || event.keyCode === 229;
      if (!isComposing && this.#press(event)) event.preventDefault();
    });
  }

  get isOpen(): boolean {
    return !this.#popup.hidden;
  }

  /** Shows or hides the popup. */
  toggle(isOpen: boolean): void {
    this.#popup.hidden = !isOpen;
    this.activate(isOpen ? this.#active : '');
  }

  /** Makes the option with `id` the active one: after options were rendered anew, the one that was. If there is none, none is. */
  activate(id = this.#active): void {
    const options = this.#options;
    const active = options.find((option) => option.id === id);
    for (const option of options) option.setAttribute('aria-selected', String(option === active));
    this.#active = active?.id ?? '';
    this.#box.setAttribute('aria-activedescendant', this.#active);
    this.#box.setAttribute('aria-expanded', String(this.isOpen && !!options[0]));
    if (active) scrollTo(active, active === options[0]);
  }

  get #options(): HTMLElement[] {
    return [...this.#popup.querySelectorAll<HTMLElement>('[role=option]')];
  }

  /** Returns whether the key has done something. */
  #press({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (key === 'Escape') return this.#escape();
    // What else is in the popup has keys of its own.
    if (target !== this.#box) return false;
    if (key === 'Enter') return this.#enter();
    // The caret moves.
    if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(key)) this.activate('');
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step || ctrlKey || metaKey || shiftKey) return false;
    if (altKey && step < 0) this.#actions.close();
    else if (!this.isOpen) this.#actions.open();
    if (!altKey) this.#move(step);
    return true;
  }

  #escape(): boolean {
    if (this.isOpen) this.#actions.close();
    else if (this.#box.value) this.#actions.clear();
    else return false;
    return true;
  }

  #enter(): boolean {
    const active = this.#options.find(({ id }) => id === this.#active);
    if (active) active.click();
    else this.#actions.submit();
    return !!active;
  }

  /** From the last option to the box, from the box to the first, and back. */
  #move(step: number): void {
    const stops = ['', ...this.#options.map(({ id }) => id)];
    this.activate(stops.at((stops.indexOf(this.#active) + step) % stops.length));
  }
}

/** Scrolls the list alone: `scrollIntoView` would scroll the page, too. */
function scrollTo(option: HTMLElement, isFirst: boolean): void {
  const list = option.closest('[role=listbox]');
  if (!list) return;
  const { offsetTop, offsetHeight } = option;
  const top = Math.max(list.scrollTop, offsetTop + offsetHeight - list.clientHeight);
  // What is above the first option is no option.
  list.scrollTop = isFirst ? 0 : Math.min(top, offsetTop);
}
