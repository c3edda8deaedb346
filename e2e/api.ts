/** Requests of tests to the worker's API. */

import type { EmbedManifest } from '../schema/embed-manifest.ts';
import type { Guide } from '../schema/guide.ts';
import { ELEMENT_QUERY } from '../schema/pick-guide.ts';

/** What the element requests of the guide `overdue-loan` in `locale`. */
export function guidePath(locale: string): string {
  return `/v1/guides/overdue-loan?locale=${locale}&${ELEMENT_QUERY}`;
}

/** Fetches the whole guide `overdue-loan` from the worker at `origin`. */
export async function fetchGuide(origin: string, locale: string): Promise<Guide> {
  const response = await fetch(`${origin}/v1/guides/overdue-loan?locale=${locale}`);
  return (await response.json()) as Guide;
}

/** Fetches the manifest of the embed scripts from the worker at `origin`. */
export async function fetchEmbedManifest(origin: string): Promise<EmbedManifest> {
  const response = await fetch(`${origin}/embed/manifest.json`);
  return (await response.json()) as EmbedManifest;
}
