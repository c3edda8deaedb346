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
    thanks: 'Thank you.',
    failed: 'That did not get through. Please try again.',
  },
  reports: {
    report: 'Report a problem',
    kind: 'What is the problem?',
    kinds: {
      wrong: 'Something is wrong',
      outdated: 'Something is out of date',
      unclear: 'I don’t understand it',
      rights: 'It infringes a right',
      other: 'Something else',
    },
    message: 'Please describe it',
    contact: 'How we can reach you (if you want an answer)',
    send: 'Send',
    cancel: 'Cancel',
    sent: 'Thank you. Your receipt number: ',
    failed: 'That did not get through. What you wrote is still here: please try again.',
  },
};
