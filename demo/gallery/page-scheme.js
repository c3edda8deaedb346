/** Colour scheme of the whole page, from `?scheme=light` or `?scheme=dark`; set before the first paint. */
const SCHEMES = ['light', 'dark'];
const requested = new URL(location.href).searchParams.get('scheme');
if (SCHEMES.includes(requested)) document.documentElement.dataset.scheme = requested;

// Links that switch the scheme keep the rest of the URL.
document.addEventListener('DOMContentLoaded', () => {
  for (const link of document.querySelectorAll('.schemes a')) {
    const url = new URL(location.href);
    const { scheme } = link.dataset;
    if (scheme) url.searchParams.set('scheme', scheme);
    else url.searchParams.delete('scheme');
    link.href = url.href;
    if (scheme === document.documentElement.dataset.scheme) link.setAttribute('aria-current', 'true');
  }
});
