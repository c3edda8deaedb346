/** The folders of the demo, by the path they are seen at: its pages, and the font of the company whose pages they are. */
export const DEMO = { '/fonts': 'node_modules/@fontsource/bitter/files', '': 'demo/pages' };
