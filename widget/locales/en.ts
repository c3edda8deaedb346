/** Interface strings in English. */
import type { InterfaceStrings } from './interface-strings.ts';

export const en: InterfaceStrings = {
  lang: 'en',
  status: {
    loading: 'Loading the questions…',
    notFound: 'This guide could not be found.',
    unavailable: 'The questions can’t be loaded. Check your connection and try again.',
    retry: 'Try again',
    empty: 'There are no questions here yet.',
  },
  toolbar: {
    search: 'Search the questions',
    language: 'Language',
    openAll: 'Open all',
    closeAll: 'Close all',
  },
  search: {
    results: 'Results: ',
    nearest: 'Nothing fits exactly. This comes nearest:',
    suggestions: 'Nothing was found. You could begin here:',
  },
  actions: {
    copyLink: 'Copy link',
    copied: 'Link copied',
  },
  votes: {
    question: 'Was this helpful?',
    yes: 'Yes',
    no: 'No',
    why: 'Why not?',
    reasons: {
      unclear: 'I don’t understand it',
      outdated: 'It is out of date',
      wrong: 'Something is wrong',
      'did-not-work': 'I tried it, and it didn’t work',
      other: 'Something else',
    },
    comment: 'Details (optional)',
    send: 'Send',
    thanks: 'Vote counted, thank you.',
    failed: 'That did not get through. Please try again.',
    tooMany: 'There were too many just now. Please try again in a minute.',
  },
  reports: {
    report: 'Report a problem',
    kind: 'What is the problem?',
    kinds: {
      inaccuracy: 'Something is wrong or out of date',
      harmful: 'It could do harm',
      infringement: 'It infringes a right',
      complaint: 'I have a complaint',
      other: 'Something else',
    },
    message: 'Description',
    evidence: 'Link to evidence (optional)',
    contact: 'How to reach you (optional, for a reply)',
    send: 'Send',
    cancel: 'Cancel',
    sending: 'Sending…',
    sent: 'Sent. Please keep this receipt, the only way back to your report: ',
    follow: 'Follow your report',
    failed: 'That did not get through. What you wrote is still here: please try again.',
    refused: 'Not accepted. What you wrote is still here. Please check: ',
    tooMany: 'There were too many just now. What you wrote is still here: please try again in a minute.',
  },
};
