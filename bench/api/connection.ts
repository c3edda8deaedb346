/**
 * A keep-alive HTTP/1.1 connection that parses nothing but the length of a response. Existing clients don't fit: autocannon can't
 * read responses to HEAD, undici opens a new connection after each of them, and both take 1.5 times the CPU.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Connection {
  /**
   * Sends `request`, a complete HTTP/1.1 message, and resolves once the complete response has arrived.
   *
   * @throws if the response is an error or has no `Content-Length`.
   */
  send(request: string): Promise<void>;
  close(): void;
}

/** Responses that have no body, whatever their `Content-Length` (RFC 9112, section 6.3). */
const BODILESS_STATUS = /^HTTP\/1\.1 (204|304)/;

export async function openConnection(origin: string): Promise<Connection> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let response = Promise.withResolvers<void>();
  let isHead = false;
  let bytesLeft = 0;

  socket.on('data', (chunk) => {
    try {
      if (bytesLeft === 0) bytesLeft = responseLength(chunk, isHead);
      bytesLeft -= chunk.length;
      if (bytesLeft === 0) response.resolve();
    } catch (error) {
      response.reject(error);
    }
  });
  socket.on('error', (error) => response.reject(error));
  socket.on('close', () => response.reject(new Error('workerd closed the connection')));
  return {
    send: (request) => {
      response = Promise.withResolvers();
      isHead = request.startsWith('HEAD');
      socket.write(request);
      return response.promise;
    },
    close: () => {
      response.resolve();
      socket.destroy();
    },
  };
}

/** Length in bytes of the response that starts with `chunk`, which has to hold all of its headers. */
function responseLength(chunk: Buffer, isHead: boolean): number {
  const headerLength = chunk.indexOf('\r\n\r\n') + 4;
  const header = chunk.toString('latin1', 0, headerLength);
  if (!/^HTTP\/1\.1 [23]/.test(header)) throw new Error(`request failed: ${JSON.stringify(header)}`);
  if (isHead || BODILESS_STATUS.test(header)) return headerLength;
  const bodyLength = /\r\ncontent-length: (\d+)/i.exec(header)?.[1];
  if (bodyLength === undefined) throw new Error(`response without Content-Length: ${JSON.stringify(header)}`);
  return headerLength + Number(bodyLength);
}
