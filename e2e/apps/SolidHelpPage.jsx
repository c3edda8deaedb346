/** A partner's page in Solid. */
import 'edge-faq/element';
import { createSignal, For } from 'solid-js';

export default function HelpPage(props) {
  const [chapters, setChapters] = createSignal(['causes', 'outlook']);
  const [formal, setFormal] = createSignal(false);
  const [events, setEvents] = createSignal([]);
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
      <For each={chapters()}>
        {(chapter) => (
          <edge-faq
            id={chapter}
            src={props.src}
            guide="overdue-loan"
            chapter={chapter}
            heading-level={formal() ? 4 : 3}
            theme={formal() ? 'contrast' : undefined}
            toggle-all={formal()}
            on:edge-faq-load={logEvent}
            on:edge-faq-toggle={logEvent}
          >
            <a href="/help">Help</a>
          </edge-faq>
        )}
      </For>
      <output>{events().join('\n')}</output>
    </>
  );
}
