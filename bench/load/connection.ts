/**
 * A keep-alive HTTP/1.1 connection as browsers use it: opened again where the server has closed it, given up after a time limit.
 * That of `bench/api` costs less, and stops the benchmark at the first failure.
 */
import { connect, type Socket } from 'node:net';

/** A response, as far as it is read. */
export interface ReceivedResponse {
  status: number;
  /** Whether it comes from the response cache of the worker. */
  cached: boolean;
}

/** Why a request has no response, or none that may be: the same text for failures that are counted together. */
export class RequestFailure extends Error {
  /** Whether the server closed a connection that it had used before, instead of reading the request. */
  readonly wasClosedUnread: boolean;

  constructor(message: string, wasClosedUnread = false) {
    super(message);
    this.wasClosedUnread = wasClosedUnread;
  }
}

/** A request that waits for its response. */
interface Exchange {
  isHead: boolean;
  sentAt: number;
  resolve(response: ReceivedResponse): void;
  reject(failure: RequestFailure): void;
}

/** Responses that have no body, whatever their `Content-Length` (RFC 9112, section 6.3). */
const BODILESS_STATUSES = new Set([204, 304]);

const HEADER_END = '\r\n\r\n';

export class Connection {
  readonly #port: number;
  #socket: Socket | undefined;
  #exchange: Exchange | undefined;
  #response: ReceivedResponse | undefined;
  /** An incomplete header. */
  #header = '';
  #bodyBytesLeft = 0;
  #isReused = false;
  /** Requests that were sent again by a new connection. */
  resent = 0;

  /** @param origin - of a server on this machine */
  constructor(origin: string) {
    this.#port = Number(new URL(origin).port);
  }

  /**
   * Opens the connection, unless it is open.
   *
   * @throws {RequestFailure}
   */
  async open(): Promise<void> {
    if (this.#socket) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    this.#isReused = false;
    socket.once('connect', resolve);
    socket.on('data', (chunk) => this.#read(chunk));
    // What follows an error is 'close'.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      reject(new RequestFailure('connection refused'));
      this.#fail(socket, 'connection closed');
    });
    await promise;
  }

  /**
   * Sends `message`, a complete HTTP/1.1 request; again, once, if the server closes the connection without reading it. Browsers do
   * the same (RFC 9112, section 9.3.1).
   *
   * @throws {RequestFailure}
   */
  async send(message: string): Promise<ReceivedResponse> {
    const sentAt = performance.now();
    try {
      return await this.#exchangeMessage(message, sentAt);
    } catch (error) {
      if (!(error instanceof RequestFailure && error.wasClosedUnread)) throw error;
      this.resent += 1;
      return this.#exchangeMessage(message, sentAt);
    }
  }

  /** Gives up a request that was sent before `deadline`; the next one uses a new connection. */
  expire(deadline: number): void {
    if (this.#exchange && this.#exchange.sentAt < deadline) this.#fail(this.#socket, 'timeout');
  }

  close(): void {
    this.#socket?.destroy();
  }

  async #exchangeMessage(message: string, sentAt: number): Promise<ReceivedResponse> {
    await this.open();
    const { promise, resolve, reject } = Promise.withResolvers<ReceivedResponse>();
    this.#exchange = { isHead: message.startsWith('HEAD'), sentAt, resolve, reject };
    this.#socket?.write(message, 'latin1');
    return promise;
  }

  #read(chunk: Buffer): void {
    let bodyBytes = chunk.length;
    if (!this.#response) {
      this.#header += chunk.toString('latin1');
      const end = this.#header.indexOf(HEADER_END);
      if (end < 0) return;
      bodyBytes = this.#header.length - end - HEADER_END.length;
      this.#readHeader(this.#header.slice(0, end));
      this.#header = '';
    }
    this.#bodyBytesLeft -= bodyBytes;
    if (this.#bodyBytesLeft <= 0) this.#finish();
  }

  #readHeader(header: string): void {
    const status = Number(header.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    const length = /\r\ncontent-length: (\d+)/i.exec(header)?.[1];
    const hasBody = !this.#exchange?.isHead && !BODILESS_STATUSES.has(status);
    if (hasBody && length === undefined) this.#fail(this.#socket, 'response without Content-Length');
    this.#bodyBytesLeft = hasBody ? Number(length) : 0;
    this.#response = { status, cached: header.includes('\r\nServer-Timing: memory') };
  }

  #finish(): void {
    const [exchange, response] = [this.#exchange, this.#response];
    this.#exchange = undefined;
    this.#response = undefined;
    this.#isReused = true;
    if (response) exchange?.resolve(response);
  }

  /** Ends the exchange and the connection. An event of an earlier socket is ignored. */
  #fail(socket: Socket | undefined, reason: string): void {
    if (socket !== this.#socket) return;
    const isUnread = !this.#response && this.#header === '';
    const exchange = this.#exchange;
    this.#socket = undefined;
    this.#exchange = undefined;
    this.#response = undefined;
    this.#header = '';
    socket?.destroy();
    exchange?.reject(
      new RequestFailure(reason, reason === 'connection closed' && this.#isReused && isUnread),
    );
  }
}
