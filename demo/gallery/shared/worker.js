/** URL of the worker, from the page's preconnect link, so that each page configures it once. */
export const worker = document.querySelector('link[rel=preconnect]').href;
