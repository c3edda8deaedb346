/** Members of a guide's sections: which of them a response has, and those that the element requests. */
import type { Guide, PickedGuide, Section, SectionField } from './guide.ts';

/** A member of a section within its guide. */
export type GuideField = Exclude<SectionField, 'chapter'>;

/** Which members the sections of a response have. */
export interface GuideShape {
  /** In the order of documents. */
  fields: readonly GuideField[];
  /** Whether the sections have ids and headings in any case, and no answers: the guide is large. */
  isDeferred: boolean;
}

/** In the order of documents. */
const FIELDS: readonly GuideField[] = ['id', 'heading', 'html', 'text', 'updated'];

/** Bytes of a guide on the wire from which it is large. */
export const LARGE_BYTES = 100_000;

/** The members that the element requests. */
export const ELEMENT_FIELDS: readonly GuideField[] = ['id', 'heading', 'html'];

/** What the element requests in the place of pre-rendered content, which has all answers, after `?locale=`. */
export const PRERENDERED_QUERY = 'fields=id,heading,html';

/** What it requests besides, otherwise. */
export const LARGE_QUERY = '&large=headings';

/** What the element requests of a guide, unless it is pre-rendered. A page's preload hint has to have exactly this. */
export const ELEMENT_QUERY = `${PRERENDERED_QUERY}${LARGE_QUERY}`;

/** The shape with `fields`, in any order, by default with all; undefined for the whole document. */
export function toShape(fields: readonly GuideField[] = FIELDS, isDeferred = false): GuideShape | undefined {
  const shape = { fields: FIELDS.filter((field) => fields.includes(field)), isDeferred };
  return isDeferred || shape.fields.length < FIELDS.length ? shape : undefined;
}

/**
 * `guide` with only those members of its sections that are in the shape, and `withdrawn`, which is always there. Intro and summary have
 * `html` in any case, and `text` only where it is one of the fields.
 */
export function pickGuide(guide: Guide, { fields, isDeferred }: GuideShape): PickedGuide {
  const sectionFields = FIELDS.filter((field) =>
    isDeferred
      ? field === 'id' || field === 'heading' || (field === 'updated' && fields.includes(field))
      : fields.includes(field),
  );
  const pickPart = <P extends { text: string }>({ text, ...part }: P) => ({
    ...part,
    ...(fields.includes('text') && { text }),
  });
  const pickSection = (section: Section): Partial<Section> => ({
    ...Object.fromEntries(sectionFields.map((field) => [field, section[field]])),
    ...(section.withdrawn && { withdrawn: section.withdrawn }),
  });
  return {
    ...guide,
    intro: pickPart(guide.intro),
    chapters: guide.chapters.map((chapter) => ({ ...chapter, sections: chapter.sections.map(pickSection) })),
    ...(guide.summary && { summary: pickPart(guide.summary) }),
  };
}
