import type { Strings } from './strings.ts';

export const en: Strings = {
  lang: 'en',
  loading: 'Loading the questions…',
  notFound: 'This guide could not be found.',
  unavailable: 'The questions can’t be loaded. Check your connection and try again.',
  retry: 'Try again',
  empty: 'There are no questions here yet.',
};
