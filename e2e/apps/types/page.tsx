/** Type tests of a partner’s page in React 19: correct use compiles, wrong use doesn’t. */
import 'edge-faq-element';
import type { EdgeFaq } from 'edge-faq-element';
import type {} from 'edge-faq-element/react';
import { useRef } from 'react';

export function Help({ dense }: { dense: boolean }) {
  const faq = useRef<EdgeFaq>(null);
  return (
    <edge-faq
      ref={faq}
      key="help"
      id="help"
      className="wide"
      lang="en"
      style={{ margin: 0 }}
      src="https://faq.example"
      guide="overdue-loan"
      heading-level={3}
      language-switch={dense}
      toggleAll={!dense}
      exclusive
      keep-url
      remember={dense}
      theme={dense ? 'compact' : undefined}
      onClick={() => faq.current?.expandAll()}
      onedge-faq-toggle={({ detail }) => console.log(detail.section.length, detail.open)}
    >
      <a href="/help">Help</a>
    </edge-faq>
  );
}
export const wrong = [
  // @ts-expect-error: unknown theme
  <edge-faq key="1" theme="dark" />,
  // @ts-expect-error: unknown attribute
  <edge-faq key="2" guid="overdue-loan" />,
  // @ts-expect-error: must be a number
  <edge-faq key="3" headingLevel="three" />,
  // @ts-expect-error: unknown member of the detail
  <edge-faq key="4" onedge-faq-load={({ detail }) => detail.section} />,
  // @ts-expect-error: not a listener
  <edge-faq key="5" onedge-faq-load="load()" />,
];
