/**
 * One connection that asks question after question and looks at nothing but where an answer ends. Of the libraries, autocannon
 * can't read answers to HEAD, undici opens a new connection after each of them, and both keep the processor half as busy again.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Connection {
  /**
   * Sends `request` (a whole HTTP/1.1 message); resolves when the whole answer is there.
   *
   * @throws where it is an error, or not framed by a `Content-Length`.
   */
  send(request: string): Promise<void>;
  close(): void;
}

/** Statuses and methods whose answers have no body, whatever their `Content-Length` says (RFC 9112, section 6.3). */
const BODILESS = /^HTTP\/1\.1 (204|304)/;

export async function openConnection(origin: string): Promise<Connection> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let answer = Promise.withResolvers<void>();
  let isHead = false;
  let missing = 0;

  socket.on('data', (chunk) => {
    try {
      if (missing === 0) missing = measureAnswer(chunk, isHead);
      missing -= chunk.length;
      if (missing === 0) answer.resolve();
    } catch (error) {
      answer.reject(error);
    }
  });
  socket.on('error', (error) => answer.reject(error));
  socket.on('close', () => answer.reject(new Error('the connection was closed')));
  return {
    send: (request) => {
      answer = Promise.withResolvers();
      isHead = request.startsWith('HEAD');
      socket.write(request);
      return answer.promise;
    },
    close: () => {
      answer.resolve();
      socket.destroy();
    },
  };
}

/** How many bytes the answer has that begins with `chunk`, in which its whole head is. */
function measureAnswer(chunk: Buffer, isHead: boolean): number {
  const end = chunk.indexOf('\r\n\r\n') + 4;
  const head = chunk.toString('latin1', 0, end);
  if (!/^HTTP\/1\.1 [23]/.test(head)) throw new Error(`answered ${JSON.stringify(head)}`);
  if (isHead || BODILESS.test(head)) return end;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`no length: ${JSON.stringify(head)}`);
  return end + Number(length);
}
