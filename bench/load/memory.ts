/** Memory of a worker under load. */
import type { Workerd } from '../../test/fixtures/workerd.ts';
import { measureHeap } from '../api/heap.ts';

/** Bytes. */
export interface Memory {
  /** Live heap of the isolate. */
  heap: number;
  /** Resident set of the process with all its workers. */
  resident: number;
}

/** Memory of the service `name`; needs the inspector. */
export async function measureMemory(workerd: Workerd, name: string): Promise<Memory> {
  const resident = await workerd.residentMemory();
  return { heap: await measureHeap(workerd.inspectorUrl(name)), resident };
}
