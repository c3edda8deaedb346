/** What the page in the frame and the page around it tell each other, by `postMessage` (WHATWG HTML). */

/** From the frame: how high its page is (CSS pixels). */
export interface HeightMessage {
  type: 'edge-faq-height';
  height: number;
}

/** From the frame: its guide is there. */
export interface LoadMessage {
  type: 'edge-faq-load';
}

/** From the frame: a section is shown that was asked for; how far down it is (CSS pixels). */
export interface ShownMessage {
  type: 'edge-faq-shown';
  top: number;
}

/** To the frame: the page around it has an address that names a section. */
export interface ShowMessage {
  type: 'edge-faq-show';
  section: string;
}

/** To the frame: its page may have told all before anybody listened. */
export interface AskMessage {
  type: 'edge-faq-ask';
}

export type FromFrame = HeightMessage | LoadMessage | ShownMessage;

/** What anybody sent, if it is one of ours. */
export function readMessage(data: unknown): FromFrame | ShowMessage | AskMessage | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  const { type } = data;
  if (type === 'edge-faq-load' || type === 'edge-faq-ask') return { type };
  if (type === 'edge-faq-height' && 'height' in data && typeof data.height === 'number')
    return { type, height: data.height };
  if (type === 'edge-faq-shown' && 'top' in data && typeof data.top === 'number')
    return { type, top: data.top };
  if (type === 'edge-faq-show' && 'section' in data && typeof data.section === 'string')
    return { type, section: data.section };
  return undefined;
}
