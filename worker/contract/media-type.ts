/** Media types in which guides and sections are available. */
export type MediaType = 'application/json' | 'text/markdown' | 'text/plain';
