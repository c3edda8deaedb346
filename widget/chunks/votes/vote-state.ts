/** State of a reader's vote on a section. */
import type { VoteReason } from '../../../schema/feedback.ts';

/** The body of a vote's request. */
export interface Vote {
  helpful: boolean;
  /** Why the answer wasn't helpful. */
  reason?: VoteReason;
  comment?: string;
}

export interface VoteState {
  /** The vote that was sent last. */
  vote: Vote | undefined;
  /** Status of its request; `limited`: the API takes no more for now. */
  status: 'editing' | 'pending' | 'success' | 'error' | 'limited';
  /** What the API has counted. */
  counted: boolean | undefined;
  /** Whether the form that asks why is open. */
  isAsking: boolean;
  /** What is filled in there. */
  reason: VoteReason | undefined;
  comment: string;
}

export const INITIAL: VoteState = {
  vote: undefined,
  status: 'editing',
  counted: undefined,
  isAsking: false,
  reason: undefined,
  comment: '',
};
