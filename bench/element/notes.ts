/** How to read the figures. */
export const NOTES = `
Ours      The element comes from another site than the page: the worker's on workerd. With the tag, what isn't there yet is reserved as README says.
Peers     What each documents for a bundler, with nothing but the accordion, from the page's own site. Web components have the guide in the page's HTML; React has
          it in its script, and keeps free as much as ours. Spectrum has its theme, Web Awesome its required style sheet, PatternFly its icon in the script.
          Rules that hide elements until they are defined (documented by PatternFly and Web Awesome) are left out: they only delay reading, what shifts is the same.
bytes     On the wire, headers too, Brotli: 11 for files, 4 for what the worker makes when asked. HTML is the page with all that stands in it, rest what it sends for.
readable  The end of the first frame in which the first question's text is on the screen, at least half opaque, with or without its accordion: a peer's element
          that isn't defined yet shows its raw text, and one that is pre-rendered is an accordion already.
opened    The first click that opens the answer: the question is clicked every frame as long as it is readable and the answer takes up no room.
answer    The end of the first frame with the answer's first line on the screen, unclipped and at least half opaque: animations take their time.
          All from the start of the navigation, but for "from the click". DevTools delays requests, not connections: that ours needs one to another site is in none.
CLS       In loads without a click, until a second after the last byte. Long tasks too: how many, and how much of them is over 50 ms.`;
