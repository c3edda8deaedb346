/** `/.well-known/security.txt`: whom to tell of a vulnerability (RFC 9116). */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';

/** Days for which the contact holds: RFC 9116, section 2.5.5, recommends less than a year. */
const VALID_DAYS = 180;

export const securityTxt = new Hono<AppEnv>();

/**
 * `GET /.well-known/security.txt` returns the contact and policy of the deployment's settings `SECURITY_CONTACT` and
 * `SECURITY_POLICY`; 404 `unknown-path` without a contact.
 *
 * @example
 * curl https://faq.example/.well-known/security.txt
 */
securityTxt.get('/', (c) => {
  const contacts = (c.env.SECURITY_CONTACT?.match(/\S+/g) ?? [])
    .map(toUri)
    .filter((uri) => URL.canParse(uri));
  if (contacts.length === 0) return c.notFound();
  const { host, pathname } = new URL(c.req.url);
  const policies = c.env.SECURITY_POLICY?.match(/\S+/g) ?? [];
  const fields = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${endOfValidity()}`,
    // Requests may come from a proxy without TLS.
    `Canonical: https://${host}${pathname}`,
    ...policies.map((policy) => `Policy: ${policy}`),
  ];
  setPublic(c);
  return c.text(`${fields.join('\n')}\n`);
});

/** A contact has to be a URI, an e-mail address as well (RFC 9116, section 2.5.3). */
function toUri(contact: string): string {
  return /^[^:]+@/.test(contact) ? `mailto:${contact}` : contact;
}

/** Midnight, so that the response doesn't change with every request. */
function endOfValidity(): string {
  const end = new Date(Date.now() + VALID_DAYS * 86_400_000);
  end.setUTCHours(0, 0, 0, 0);
  return end.toISOString().replace('.000Z', 'Z');
}
