/**
 * Limits of Cloudflare's static assets (https://developers.cloudflare.com/workers/platform/limits/#static-assets): a deployment that
 * exceeds them is refused.
 */

/** Bytes of one file. */
export const MAX_FILE_SIZE = 25 * 2 ** 20;
