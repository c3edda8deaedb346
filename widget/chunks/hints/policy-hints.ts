/** Hints on a Content Security Policy of the page that blocks what the element loads. */
import { type HintTarget, originOf } from './hint-target.ts';
import { logHint } from './log-hint.ts';

/** Time in which browsers tell of violations that they have kept (ms). */
const REPORT_MS = 100;

/** What has been told, as it is to be added to the policy. */
const violated = new Set<string>();

/** What browsers tell of a violation (CSP Level 3, section 5). */
interface Violation {
  readonly effectiveDirective: string;
  readonly disposition: string;
  readonly blocked: string;
}

/** Hints on each violation that an origin of `targets` is concerned by: those before the chunk came, where the browser keeps them, and all later ones. */
export function watchPolicies(targets: Iterable<HintTarget>): void {
  const onViolation = ({ effectiveDirective, disposition, blocked }: Violation) => {
    const origin = parseOrigin(blocked);
    if (!origin || disposition !== 'enforce' || !originsOf(targets).has(origin)) return;
    const directive = effectiveDirective.replace(/-(?:elem|attr)$/, '');
    violated.add(`${directive} ${origin}`);
    logHint(`the Content Security Policy of the page blocks ${blocked}. ${toAdd(directive, origin)}`);
  };
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition, blockedURI }) =>
    onViolation({ effectiveDirective, disposition, blocked: blockedURI }),
  );
  if (!('ReportingObserver' in globalThis)) return;
  const observer = new ReportingObserver(
    (reports) => {
      for (const { body } of reports) {
        const { effectiveDirective = '', disposition = '', blockedURL = '' } = Object(body);
        onViolation({ effectiveDirective, disposition, blocked: blockedURL });
      }
    },
    { types: ['csp-violation'], buffered: true },
  );
  observer.observe();
}

/**
 * Hints on a guide that can't be requested: the chunk comes after the request, and not every browser keeps violations for it. Those that are
 * kept are told of first.
 */
export function hintRequest({ host, state }: HintTarget): void {
  const origin = originOf(host);
  if (state.fault !== 'unavailable' || !origin || origin === location.origin) return;
  setTimeout(() => {
    if (!violated.has(`connect-src ${origin}`))
      logHint(
        `if the page has a Content Security Policy, it may block requests to ${origin}. ${toAdd('connect-src', origin)}`,
      );
  }, REPORT_MS);
}

const toAdd = (directive: string, origin: string) => `Add to it: ${directive} ${origin}`;

/** Origins of the API and of the scripts. */
function originsOf(targets: Iterable<HintTarget>): Set<string> {
  return new Set(
    [...targets].flatMap(({ host }) => [originOf(host), parseOrigin(Object(host.constructor).source)]),
  );
}

/** Empty where `url` is none, as the word `inline` that a violation may have in its place. */
function parseOrigin(url: unknown): string {
  try {
    return new URL(String(url)).origin;
  } catch {
    return '';
  }
}
