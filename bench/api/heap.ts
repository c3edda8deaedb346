/** Live heap of an isolate, read through the V8 inspector. */
import { once } from 'node:events';
import * as v from 'valibot';

/** https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage */
const HeapUsageSchema = v.object({
  result: v.object({
    usedSize: v.number(),
    embedderHeapUsedSize: v.optional(v.number(), 0),
    backingStorageSize: v.optional(v.number(), 0),
  }),
});

/** Heap and buffers after garbage collection (bytes), of the isolate whose inspector listens at `inspectorUrl`. */
export async function measureHeap(inspectorUrl: string): Promise<number> {
  const socket = new WebSocket(inspectorUrl);
  await once(socket, 'open');
  // A heap snapshot starts with garbage collection; workerd never responds to `HeapProfiler.collectGarbage` itself.
  await call(socket, 1, 'HeapProfiler.takeHeapSnapshot');
  const { result } = v.parse(HeapUsageSchema, await call(socket, 2, 'Runtime.getHeapUsage'));
  socket.close();
  return result.usedSize + result.embedderHeapUsedSize + result.backingStorageSize;
}

/** Calls a protocol method; its result has the same id, and events may precede it. */
function call(socket: WebSocket, id: number, method: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  socket.onmessage = ({ data }) => {
    const message: unknown = JSON.parse(data);
    if (v.is(v.looseObject({ id: v.literal(id) }), message)) resolve(message);
  };
  socket.onclose = () => reject(new Error('the inspector closed the connection'));
  socket.send(JSON.stringify({ id, method }));
  return promise;
}
