/** Folders of the demo by URL path: a partner's pages, their font, and the gallery and playground of the element. */
export const DEMO = {
  '/fonts': 'node_modules/@fontsource/bitter/files',
  '/gallery': 'demo/gallery',
  '/playground': 'demo/playground',
  '': 'demo/pages',
};
