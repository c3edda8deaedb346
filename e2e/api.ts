/** Requests of tests to the worker's API. */

import type { EmbedManifest } from '../schema/embed-manifest.ts';
import type { Guide } from '../schema/guide.ts';

/** Fetches the guide `overdue-loan` from the worker at `origin`. */
export async function fetchGuide(origin: string, locale: string): Promise<Guide> {
  const response = await fetch(`${origin}/v1/guides/overdue-loan?locale=${locale}`);
  return (await response.json()) as Guide;
}

/** Fetches the manifest of the embed scripts from the worker at `origin`. */
export async function fetchEmbedManifest(origin: string): Promise<EmbedManifest> {
  const response = await fetch(`${origin}/embed/manifest.json`);
  return (await response.json()) as EmbedManifest;
}
