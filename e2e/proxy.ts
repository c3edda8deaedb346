/** Responses of the worker at another origin, for servers that stand in front of it. */

/** What `url` responds with, readable from any origin, without the headers of caching and compression. */
export async function proxy(url: string): Promise<Response> {
  const response = await fetch(url);
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Content-Type': response.headers.get('Content-Type') ?? '',
  };
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}
