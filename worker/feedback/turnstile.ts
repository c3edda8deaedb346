/** Cloudflare Turnstile, the check that a person sends a form: only on the page `/report`, and only where both of its keys are set. */
import * as v from 'valibot';
import type { Env } from '../env.ts';

/** Name of the field that its script adds to the form. */
export const TURNSTILE_FIELD = 'cf-turnstile-response';

const VERIFY_URL = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';

/** Time that the verification may take (ms). */
const TIMEOUT_MS = 5_000;

const OutcomeSchema = v.object({ success: v.boolean() });

/** The key for the page; undefined where the check is not set up. */
export function turnstileKey({ TURNSTILE_SITE_KEY, TURNSTILE_SECRET }: Env): string | undefined {
  return TURNSTILE_SECRET ? TURNSTILE_SITE_KEY || undefined : undefined;
}

/**
 * Whether a person has sent the form with this `response` of the check. False also while that can't be verified: whoever makes the verification
 * fail gets no further. Nothing of the sender is passed on.
 */
export async function isPerson(env: Env, response: string): Promise<boolean> {
  if (response === '') return false;
  try {
    const verified = await fetch(env.TURNSTILE_VERIFY_URL || VERIFY_URL, {
      method: 'POST',
      body: new URLSearchParams({ secret: env.TURNSTILE_SECRET ?? '', response }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return v.parse(OutcomeSchema, await verified.json()).success;
  } catch (error) {
    console.warn({ turnstile: 'the check could not be verified', error: String(error) });
    return false;
  }
}
