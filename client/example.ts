/** Example of the client: `node client/example.ts http://localhost:8787` searches all guides and prints the answers. */
import { createClient, readProblem } from './index.ts';

const client = createClient(process.argv[2] ?? 'http://localhost:8787');

const response = await client.v1.search.$get({ query: { q: 'late payment', locale: 'en', limit: '3' } });
if (!response.ok) {
  const { title, detail, type } = await readProblem(response);
  throw new Error(`${title}: ${detail} See ${type}`);
}
const { results, meant } = await response.json();
if (meant !== undefined) console.log(`Did you mean "${meant}"?`);
for (const { guide, id, heading } of results) {
  const section = await client.v1.guides[':guide'].sections[':section'].$get({
    param: { guide, section: id },
    query: { locale: 'en', fields: 'text,updated' },
  });
  const { text = '', updated } = await section.json();
  console.log(`${heading} (${updated})\n${text.slice(0, 120)}…\n`);
}
