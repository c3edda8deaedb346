/** Results of tools: what a program reads, and the same for a model. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import { ProblemError } from '../api.ts';

/** Every tool reads the guides, changes nothing, and reaches nothing else. */
export const READ_ONLY = { readOnlyHint: true, openWorldHint: false } as const;

/** Text that a result begins with if the site's API fails. */
const UNAVAILABLE = 'The guides are not available right now. Try again in a minute.';

/** The result of `run`; a problem of the API becomes an error that the model can act on. */
export async function toResult<T extends Record<string, unknown>>(
  run: () => Promise<{ structuredContent: T; text: string }>,
): Promise<CallToolResult> {
  try {
    const { structuredContent, text } = await run();
    return { structuredContent, content: [{ type: 'text', text }] };
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: toErrorText(error) }] };
  }
}

function toErrorText(error: unknown): string {
  if (!(error instanceof ProblemError)) {
    console.error({ error: error instanceof Error ? error.stack : String(error) });
    return UNAVAILABLE;
  }
  const { title, status, detail, notice, nearest, available, errors, requestId } = error.problem;
  if (notice)
    return [
      `${title}: ${detail}`,
      `Notice of the publisher (${notice.locale}):`,
      notice.heading,
      notice.text,
      notice.origin,
    ]
      .filter((line) => line !== '')
      .join('\n\n');
  if (status >= 500) return `${UNAVAILABLE} (${title}, request ${requestId})`;
  return [
    `${title}: ${detail}`,
    ...(errors ?? []).map((each) => `- ${each.pointer} ${each.detail}`),
    ...(nearest === undefined ? [] : [`Did you mean "${nearest}"?`]),
    ...(available && available.length > 0 ? [`Available: ${available.join(', ')}`] : []),
  ].join('\n');
}
