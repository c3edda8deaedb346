/** What an isolate holds, by the V8 inspector. */
import { once } from 'node:events';
import * as v from 'valibot';

/** https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage */
const UsageSchema = v.object({
  result: v.object({
    usedSize: v.number(),
    embedderHeapUsedSize: v.optional(v.number(), 0),
    backingStorageSize: v.optional(v.number(), 0),
  }),
});

/** The heap and the buffers of the isolate whose inspector is at `address`, after its garbage was collected (bytes). */
export async function measureHeap(address: string): Promise<number> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  // Collects the garbage first. `collectGarbage` itself is never answered by workerd.
  await call(socket, 1, 'HeapProfiler.takeHeapSnapshot');
  const { result } = v.parse(UsageSchema, await call(socket, 2, 'Runtime.getHeapUsage'));
  socket.close();
  return result.usedSize + result.embedderHeapUsedSize + result.backingStorageSize;
}

/** The answer comes among events. */
function call(socket: WebSocket, id: number, method: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  socket.onmessage = ({ data }) => {
    const message: unknown = JSON.parse(data);
    if (v.is(v.looseObject({ id: v.literal(id) }), message)) resolve(message);
  };
  socket.onclose = () => reject(new Error('the inspector went away'));
  socket.send(JSON.stringify({ id, method }));
  return promise;
}
