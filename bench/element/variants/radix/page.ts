/** The guide as a React app. Runs in the page. */
import { Content, Header, Item, Root, Trigger } from '@radix-ui/react-accordion';
import { createElement as h, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageGuide } from '../radix.ts';

/** Defined by the bundler. */
declare const GUIDE: PageGuide;

type Chapter = PageGuide['chapters'][number];
type Section = Chapter['sections'][number];

function Page({ title, intro, chapters, summary }: PageGuide): ReactNode {
  return [
    h('h2', { key: 'title' }, title),
    h('div', { key: 'intro', ...markup(intro) }),
    ...chapters.map((chapter) => h(Group, { key: chapter.id, ...chapter })),
    summary && h('h3', { key: 'closing' }, summary.heading),
    summary && h('div', { key: 'summary', ...markup(summary.html) }),
  ];
}

function Group({ id, heading, sections }: Chapter): ReactNode {
  return [
    h('h3', { key: 'heading', id }, heading),
    h(
      Root,
      { key: 'sections', type: 'multiple' },
      sections.map((section) => h(Question, { key: section.id, ...section })),
    ),
  ];
}

function Question({ id, heading, html }: Section): ReactNode {
  return h(
    Item,
    { id, value: id },
    h(Header, { asChild: true }, h('h4', null, h(Trigger, { className: 'question' }, heading))),
    h(Content, null, h('div', markup(html))),
  );
}

function markup(html: string) {
  return { dangerouslySetInnerHTML: { __html: html } };
}

const container = document.getElementById('faq');
if (container) createRoot(container).render(h(Page, GUIDE));
