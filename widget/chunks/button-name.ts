/** Accessible names of buttons below an answer: several answers may be open. */

/** `label`, which a button shows, and the question that it is about: a name begins with what is shown (WCAG 2.5.3). */
export const buttonName = (label: string, question: string): string => `${label}: ${question}`;
