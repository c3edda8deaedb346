/** Light, dark or as the device: `?scheme=` decides for the whole page, before anything of it is seen. */
const SCHEMES = ['light', 'dark'];
const asked = new URL(location.href).searchParams.get('scheme');
if (SCHEMES.includes(asked)) document.documentElement.dataset.scheme = asked;

// The links that choose keep the rest of the address.
document.addEventListener('DOMContentLoaded', () => {
  for (const link of document.querySelectorAll('.schemes a')) {
    const address = new URL(location.href);
    const { scheme } = link.dataset;
    if (scheme) address.searchParams.set('scheme', scheme);
    else address.searchParams.delete('scheme');
    link.href = address.href;
    if (scheme === document.documentElement.dataset.scheme) link.setAttribute('aria-current', 'true');
  }
});
