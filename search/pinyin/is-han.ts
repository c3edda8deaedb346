/** Han characters, the only ones with readings in pinyin. */

/** Whether `text` is one Han character. */
export function isHan(text: string): boolean {
  return /^\p{Unified_Ideograph}$/u.test(text);
}
