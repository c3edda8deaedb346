/** An element as the hints see it. */
import type { Guide } from '../../guide.ts';

export interface HintTarget {
  readonly host: HintHost;
  readonly state: {
    readonly status: 'pending' | 'success' | 'error';
    readonly guide?: Guide | undefined;
    /** Why there is no guide. */
    readonly fault?: string;
    readonly message?: string | undefined;
  };
}

export interface HintHost extends HTMLElement {
  readonly guide: string | undefined;
  readonly locale: string | undefined;
  readonly chapter: string | undefined;
  readonly sections: string | undefined;
  readonly open: string | undefined;
  /** URL of the API; throws where `src` is no URL. */
  readonly base: string;
}

/** Origin of the API; empty where `src` is no URL. */
export function originOf(host: HintHost): string {
  try {
    return new URL(host.base).origin;
  } catch {
    return '';
  }
}
