/** Types of what `@custom-elements-manifest/analyzer` exports without declaring it. */
import type { Plugin } from '@custom-elements-manifest/analyzer';
import type { Package } from 'custom-elements-manifest/schema';

declare module '@custom-elements-manifest/analyzer' {
  /** TypeScript as the analyzer has it. */
  export const ts: Parameters<NonNullable<Plugin['analyzePhase']>>[0]['ts'];
  export function create(options: {
    modules: ReturnType<(typeof ts)['createSourceFile']>[];
    plugins?: Plugin[];
    context?: Record<string, unknown>;
  }): Package;
}
