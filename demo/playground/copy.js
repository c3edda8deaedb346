/** Buttons that copy. */

/** How long a button says that it has copied (ms). */
const SHOWN = 3_000;

/** Has `button` copy what `text` returns; `status` says so to those who can't see it. Where there is no clipboard, `source` is selected. */
export function copyOnClick(button, status, text, source) {
  button.addEventListener('click', async () => {
    status.textContent = (await copied(text())) ? 'Copied' : select(source);
    setTimeout(() => {
      status.textContent = '';
    }, SHOWN);
  });
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(source) {
  if (!source) return 'Copy it from the address bar';
  getSelection().selectAllChildren(source);
  return 'Selected: copy it from here';
}
