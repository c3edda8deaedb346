/** Files of a compiled guide: the editions of all its locales. */
import type { CompiledGuide } from '../compiled-site.ts';
import type { StoredRevision } from '../incremental/record.ts';
import { type SearchSettings, searchTermsOf } from '../index/search-terms.ts';
import { type EncodedEdition, encodeEdition } from './edition-file.ts';

/** A guide as it is stored. */
export interface EncodedGuide {
  files: EncodedEdition['files'];
  /** The current revision of each locale, alone in its list. */
  revisions: Record<string, StoredRevision[]>;
}

/** Encodes the documents of a guide, for the search terms that `settings` name. */
export async function encodeGuide(
  { documents, markdown, asked }: Pick<CompiledGuide, 'documents' | 'markdown' | 'asked'>,
  settings: SearchSettings | undefined,
): Promise<EncodedGuide> {
  const guide: EncodedGuide = { files: [], revisions: {} };
  for (const document of documents) {
    const { locale, revision } = document;
    const text = markdown.get(locale);
    if (!text) continue;
    const search = searchTermsOf(locale, settings);
    const { files, digest } = await encodeEdition(document, text, search, asked.get(locale) ?? {});
    guide.files.push(...files);
    guide.revisions[locale] = [{ revision, digest, files: files.length }];
  }
  return guide;
}
