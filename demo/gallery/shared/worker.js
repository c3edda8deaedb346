/** Where the worker is: pages say so once, in the line that connects to it early. */
export const worker = document.querySelector('link[rel=preconnect]').href;
