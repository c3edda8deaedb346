/** The used part of `react-dom`: its types are a separate package, which isn't installed. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  export function createRoot(container: Element): { render(node: ReactNode): void };
}
