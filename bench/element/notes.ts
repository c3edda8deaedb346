/** Explanation of the metrics, printed below the table. */
export const NOTES = `
edge-faq     The element comes from another site than the page: the worker's, on workerd. With a script, the page reserves space as README recommends.
Peers        Bundled as each documents, with nothing but the accordion, and served from the page's own site. Web components have the guide in the page's HTML;
             React has it in its script, and reserves as much space as edge-faq. Spectrum includes its theme, Web Awesome its required style sheet,
             PatternFly its icon. GOV.UK is the Sass of its accordion alone, in the page's font; it keeps in the session what is open, and has a button that opens all.
             Rules that hide undefined elements (documented by PatternFly and Web Awesome) are left out: they delay reading and don't
             change layout shifts.
bytes        On the wire, headers included, with Brotli: level 11 for files, 4 for dynamic responses. HTML is the page, subresources are all that it loads.
readable     End of the first frame that shows the text of the first question on the screen, at least half opaque, whether or not the accordion works yet:
             a peer's undefined element shows its raw text, and a prerendered one is an accordion already.
interactive  The first click that opens the answer. The question is clicked in every frame while it is readable and the answer has no box.
answer       End of the first frame that shows the first line of the answer on the screen, unclipped and at least half opaque, so animations count.
times        Since the start of the navigation, except "click to answer". DevTools delays requests, not connections: the one that edge-faq opens to another
             site isn't included.
CLS          In loads without a click, until 1 s after the last byte. So are long tasks, blocking time (their time beyond 50 ms each), and the processor
             time of the page's main thread, which other load on the machine doesn't change much.`;
