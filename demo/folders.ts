/** The folders of the demo, by the path they are seen at: the pages of a company, its font, and our own pages about the element. */
export const DEMO = {
  '/fonts': 'node_modules/@fontsource/bitter/files',
  '/gallery': 'demo/gallery',
  '/playground': 'demo/playground',
  '': 'demo/pages',
};
