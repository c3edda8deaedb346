/** Loopback hosts: http to them needs no encryption, since nothing leaves the machine. */

/** The network 127.0.0.0/8, `::1`, and `localhost` with the names below it, each as the URL parser writes it. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost\.?)$/;

/**
 * Whether a URL with this `hostname` never leaves the machine: the hosts that browsers trust without https (Secure Contexts, section 3.1),
 * whose names resolve to nothing else (RFC 6761, section 6.3). `0.0.0.0` and private networks are not among them: others may listen or read
 * along there.
 *
 * @param hostname - as `URL.hostname` has it: in lower case, an IPv4 address in four decimals, an IPv6 address in brackets
 * @example
 * isLoopback(new URL('http://localhost:8787').hostname); // true
 */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
