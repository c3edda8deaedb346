/** Numbers with their noun, in English. */

/** `1 link`, `1,200 links`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
