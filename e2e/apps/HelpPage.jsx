/** A partner's page in React 19 and in Preact. */
import 'edge-faq-element';
import { useState } from 'react';

export default function HelpPage({ src }) {
  const [chapters, setChapters] = useState(['causes', 'outlook']);
  const [formal, setFormal] = useState(false);
  const [events, setEvents] = useState([]);
  const logEvent = (event) =>
    setEvents((before) => [...before, `${event.type} ${event.detail.section ?? event.detail.guide}`]);
  return (
    <>
      <button type="button" onClick={() => setChapters((before) => before.toReversed())}>
        Swap
      </button>
      <button type="button" onClick={() => setChapters((before) => before.slice(1))}>
        Remove
      </button>
      <button type="button" onClick={() => setChapters((before) => ['causes', ...before])}>
        Bring back
      </button>
      <button type="button" onClick={() => setFormal((before) => !before)}>
        Formal
      </button>
      {chapters.map((chapter) => (
        <edge-faq
          key={chapter}
          id={chapter}
          src={src}
          guide="overdue-loan"
          chapter={chapter}
          heading-level={formal ? 4 : 3}
          theme={formal ? 'contrast' : undefined}
          toggleAll={formal}
          onedge-faq-load={logEvent}
          onedge-faq-toggle={logEvent}
        >
          <a href="/help">Help</a>
        </edge-faq>
      ))}
      <output>{events.join('\n')}</output>
    </>
  );
}
