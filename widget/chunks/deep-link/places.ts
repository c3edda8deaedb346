/** What entries of the session history show, where that is another section or element than their URLs tell. */

/** A section in an element. The element may be removed, and be collected, before its entry is. */
interface Place<Host extends object> {
  host: WeakRef<Host>;
  section: string;
}

const places = new Map<string, Place<Element>>();

/** Keeps that the current entry shows `section` of `host`. */
export function setPlace(host: Element, section: string): void {
  places.set(currentEntry(), { host: new WeakRef(host), section });
}

/** Id of the section that the current entry shows, and its element among `hosts`. */
export function findPlace<Host extends Element>(hosts: readonly Host[]): [Host, string] | undefined {
  const place = places.get(currentEntry());
  const host = hosts.find((each) => each === place?.host.deref());
  return place && host && [host, place.section];
}

/** Whether entries are told apart; otherwise their URLs are. */
export const hasEntries = (): boolean => !!self.navigation?.currentEntry;

/** Without the Navigation API, entries of the same URL count as one. */
const currentEntry = () => self.navigation?.currentEntry?.key ?? location.href;
