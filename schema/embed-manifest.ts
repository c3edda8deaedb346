/** Shape of `/embed/manifest.json`, by which pages pin the element and the worker finds its script. */
import * as v from 'valibot';

export const EmbedManifestSchema = v.object({
  element: v.object({
    /** Immutable URL of the current element. */
    path: v.pipe(v.string(), v.regex(/^\/embed\/edge-faq\.[0-9a-f]+\.js$/)),
    /** Hash of its script (W3C Subresource Integrity). */
    integrity: v.pipe(v.string(), v.regex(/^sha384-[A-Za-z0-9+/]{64}$/)),
  }),
});

export type EmbedManifest = v.InferOutput<typeof EmbedManifestSchema>;
