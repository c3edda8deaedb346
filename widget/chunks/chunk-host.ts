/** Contract between the element and its chunks: chunks know this interface and never import the element. */
import type { TemplateResult } from 'lit/html.js';
import type { Guide, Section } from '../guide.ts';
import type { StatusStrings } from '../locales/status-strings.ts';
import type { ShownChapter } from '../views/select-sections.ts';
import type revealTarget from './deep-link/deep-link.ts';
import type revalidate from './freshness/freshness.ts';
import type giveHints from './hints/hints.ts';
import type keep from './keep/keep.ts';
import type { Lazy, Waiter } from './lazy.ts';
import type keepState from './prerendered/prerendered.ts';
import type remember from './remember/remember.ts';
import type suggest from './suggestions/suggestions.ts';
import type isSwallowing from './swallowed/swallowed.ts';

/** The element as a chunk sees it. */
export interface ChunkHost
  extends Waiter,
    Pick<Element, 'addEventListener' | 'dispatchEvent' | 'getAttribute'> {
  /** URL of the API, up to `v1/`. */
  readonly base: string;
  readonly content: Guide | undefined;
  readonly id: string;
  readonly shadowRoot: ShadowRoot | null;
  /** Resolves once pending updates are rendered. */
  readonly updateComplete: Promise<boolean>;
  readonly exclusive: boolean;
  readonly collapsed: boolean;
  readonly search: boolean;
  readonly languageSwitch: boolean;
  readonly toggleAll: boolean;
  readonly votes: boolean;
  readonly reports: boolean;
  locale: string | undefined;
  requestUpdate(name?: PropertyKey, oldValue?: unknown): void;
  collapseAll(): void;
  expandAll(): void;
}

/** Arguments that a chunk is rendered with. */
export interface ChunkContext {
  element: ChunkHost;
  /** The guide that is shown. */
  guide: Guide;
  /** What is shown of it. */
  chapters: readonly ShownChapter[];
  /** Ids of the open sections. */
  open: ReadonlySet<string>;
  /** Whether to show the language switch. */
  offersLanguages: boolean;
  /** BCP 47 tag of the interface's language. */
  lang: string;
  /** Gets other chunks; the element is updated when they are loaded. */
  get: Lazy<Chunks>['get'];
}

/** A form of feedback on `section`; `url` accepts it. */
type Feedback = (context: ChunkContext, section: Section, url: URL) => TemplateResult;

/** A search that found no answer. */
export interface UnansweredSearch {
  query: string;
  /** The guide that was searched. */
  guide: Guide;
  /** Accepts the report. */
  url: URL;
  /** Called when what became of the report changes; `isCounted`: whether the API has counted it. */
  onChange(message: string, isCounted: boolean): void;
}

/** Chunks by name, each the default export of its module. */
export interface Chunks {
  /** Reveals the section that the fragment of the page's URL names, or goes to that of a link; returns whether it did the latter. */
  'deep-link': typeof revealTarget;
  /** Revalidates a guide that is shown. */
  freshness: typeof revalidate;
  /** Strings of the entry script in the languages that it doesn't contain. */
  'other-status-strings': Readonly<Record<string, StatusStrings>>;
  /** Tells developers in the console what to write. */
  hints: typeof giveHints;
  /** Keeps copies of guides for when the API fails. */
  keep: typeof keep;
  /** Keeps what a reader has done in pre-rendered content. */
  prerendered: typeof keepState;
  /** What was open before the page was reloaded; keeps what is from now on. */
  remember: typeof remember;
  /** Whether the children of an element are what follows it on the page, for lack of an end tag. */
  swallowed: typeof isSwallowing;
  /** Toolbar controls, above the guide. */
  toolbar: (context: ChunkContext) => TemplateResult;
  /** Searches what is typed into `box`, and renders suggestions and results into `list`. */
  search: (context: ChunkContext, box: HTMLInputElement, list: HTMLElement) => void;
  /** Suggests words and sections for what is typed. */
  suggestions: typeof suggest;
  /** Offers to report that a search found no answer. */
  unanswered: (context: ChunkContext, search: UnansweredSearch) => TemplateResult;
  /** Actions below the answer of `section`. */
  actions: (context: ChunkContext, section: Section) => TemplateResult;
  /** Loads the answer of `section`, and renders what stands in its place until then. */
  answers: (context: ChunkContext, section: Section) => TemplateResult;
  votes: Feedback;
  reports: Feedback;
}
