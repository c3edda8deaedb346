/** Copy buttons. */

/** How long the confirmation is shown. */
const CONFIRMATION_MS = 3_000;

/** Makes `button` copy what `getText` returns, and `status` (a live region) confirm it. Without clipboard access, `source` is selected. */
export function copyOnClick(button, status, getText, source) {
  button.addEventListener('click', async () => {
    status.textContent = (await tryToCopy(getText())) ? 'Copied' : select(source);
    setTimeout(() => {
      status.textContent = '';
    }, CONFIRMATION_MS);
  });
}

async function tryToCopy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects the text for manual copying, and returns the status message. */
function select(source) {
  if (!source) return 'Copy it from the address bar';
  getSelection().selectAllChildren(source);
  return 'Selected: copy it from here';
}
