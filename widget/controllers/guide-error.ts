/** Errors where a guide can't be shown. */
import type { Notice } from '../views/notice-view.ts';

/**
 * Why a guide can't be shown: `guide` is missing, the API has no such guide, the guide is withdrawn, or the API is unreachable or its
 * response unreadable.
 */
export type GuideFault = 'noGuide' | 'unknownGuide' | 'withdrawn' | 'unavailable';

/** What an error adds to its message, which is for the page's developer. Without `fault` it means `unavailable`. */
export interface GuideErrorDetails {
  fault: GuideFault;
  /** Whether it is the API that says so, not a proxy: kept copies of the guide are deleted. */
  isDefinite?: boolean;
  /** With `withdrawn`. */
  notice?: Notice | undefined;
}

export function guideError(message: string, details: GuideErrorDetails): Error & GuideErrorDetails {
  return Object.assign(new Error(message), details);
}
