/** Scripted interactions with a specimen: clicks and typing. */

/** Runs `steps` in order; each waits for its target. */
export async function runSteps(steps, element) {
  for (const step of steps) {
    const target = await waitFor(element.shadowRoot, step.press ?? step.into);
    if (step.press) target.click();
    else if (isStandalone()) type(target, step.type);
  }
}

/** Only one element of a page can have focus, so specimens type on their own page only. */
const isStandalone = () => document.documentElement.dataset.only !== undefined;

function type(input, text) {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Resolves to the first match of `selector`; parts that load on demand may appear later. */
function waitFor(root, selector) {
  return new Promise((resolve) => {
    const check = () => {
      const target = root.querySelector(selector);
      if (target) {
        observer.disconnect();
        resolve(target);
      }
    };
    const observer = new MutationObserver(check);
    observer.observe(root, { childList: true, subtree: true });
    check();
  });
}
