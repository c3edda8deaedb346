import type { EdgeFaq } from '../../edge-faq.ts';
export function startSearch(_l: EdgeFaq, _i: HTMLInputElement): void {}
