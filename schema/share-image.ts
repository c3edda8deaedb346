/** Share images: what chats and social networks show of a link (Open Graph protocol, `og:image`). */
import * as v from 'valibot';

/** Dimensions of every share image, in pixels. */
export const SHARE_IMAGE_SIZE = { width: 1200, height: 630 } as const;

/** What names a share image: the first 32 hexadecimal digits of its SHA-256. */
export const ShareImageHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
