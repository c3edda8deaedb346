/** What a reader does to a specimen, as the table says. */

/** Takes `steps` one after another, each as soon as what it needs is there. */
export async function take(steps, element) {
  for (const step of steps) {
    const target = await found(element.shadowRoot, step.press ?? step.into);
    if (step.press) target.click();
    else if (isAlone()) type(target, step.type);
  }
}

/** Only one thing on a page can have focus: among all specimens none takes it. */
const isAlone = () => document.documentElement.dataset.only !== undefined;

function type(box, text) {
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Parts of the element are loaded on demand. */
function found(root, selector) {
  return new Promise((resolve) => {
    const look = () => {
      const target = root.querySelector(selector);
      if (target) {
        observer.disconnect();
        resolve(target);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    look();
  });
}
