/** What a reader has opened, kept over reloads of the page in the tab: in the session storage of the page's origin. */
import type { Guide } from '../../guide.ts';

/** The one item of the storage: a JSON object with the open ids by place, the place that changed last at its end. */
const ITEM = 'edge-faq-open';

/** Of more places, those that changed first are forgotten. */
const MAX_PLACES = 50;

/** Of more ids in one place, the last are (a reader doesn't open that many but by "Open all"). */
const MAX_IDS = 500;

/** Time between a change and its storage (ms): one for all that change at once. */
const DELAY_MS = 100;

type Host = HTMLElement & { readonly content: Guide | undefined };

const remembering = new WeakSet<Host>();

/** Changes that aren't stored yet. */
const pending = new Set<() => void>();

addEventListener('pagehide', () => {
  for (const store of pending) store();
});

/**
 * The ids of what was open in `host` when the page was left, with what the reader has opened since in pre-rendered content: what is in `open` and
 * not in `initial`. Undefined where the reader had changed nothing. From the first call on, changes are stored.
 */
export default function remember(
  host: Host,
  initial: ReadonlySet<string>,
  open: ReadonlySet<string> = initial,
): Set<string> | undefined {
  if (!remembering.has(host)) keepChanges(host);
  remembering.add(host);
  const ids = Object.entries(read()).find(([place]) => place === placeOf(host))?.[1];
  if (typeof ids !== 'string') return undefined;
  const known = new Set(
    host.content?.chapters.flatMap(({ id, sections }) => [id, ...sections.map((each) => each.id)]),
  );
  const opened = [...open].filter((id) => !initial.has(id));
  return new Set([...ids.split(' '), ...opened].filter((id) => known.has(id)));
}

function keepChanges(host: Host): void {
  let place = '';
  const store = () => {
    if (pending.delete(store)) write(place, host.shadowRoot?.querySelectorAll('details[part][open]') ?? []);
  };
  host.addEventListener('edge-faq-toggle', ({ target }) => {
    if (target !== host || pending.has(store)) return;
    pending.add(store);
    // A router may change the path before it is stored.
    place = placeOf(host);
    setTimeout(store, DELAY_MS);
  });
}

/** Paths have no spaces, nor have ids of guides. */
const placeOf = ({ id, content }: Host) => `${location.pathname} ${content?.guide} ${id}`;

function write(place: string, open: Iterable<Element>): void {
  const ids = Array.from(open, ({ id }) => id).slice(0, MAX_IDS);
  const others = Object.entries(read()).filter(([each]) => each !== place);
  const entries = [...others, [place, ids.join(' ')]].slice(-MAX_PLACES);
  try {
    sessionStorage.setItem(ITEM, JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // Full, or not allowed: nothing is remembered.
  }
}

/** Empty where the storage isn't allowed or has something else. */
function read(): object {
  try {
    return Object(JSON.parse(sessionStorage.getItem(ITEM) ?? ''));
  } catch {
    return {};
  }
}
