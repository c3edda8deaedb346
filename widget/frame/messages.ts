/** Messages between the framed page and the page around it, by `postMessage` (WHATWG HTML). */

/** From the frame: the height of its content (CSS pixels). */
export interface HeightMessage {
  type: 'edge-faq-height';
  height: number;
}

/** From the frame: its guide is loaded. */
export interface LoadMessage {
  type: 'edge-faq-load';
}

/** From the frame: the requested section is shown; its distance from the top (CSS pixels). */
export interface ShownMessage {
  type: 'edge-faq-shown';
  top: number;
}

/** To the frame: the fragment of the surrounding page's URL names a section. */
export interface ShowMessage {
  type: 'edge-faq-show';
  section: string;
}

/** To the frame: asks for its state, which it may have posted before anybody listened. */
export interface QueryMessage {
  type: 'edge-faq-ask';
}

export type FrameMessage = HeightMessage | LoadMessage | ShownMessage;

/** Parses the data of a message event; undefined unless it is a message of this protocol. */
export function parseMessage(data: unknown): FrameMessage | ShowMessage | QueryMessage | undefined {
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
