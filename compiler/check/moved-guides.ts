/** Checks of the setting `moved`: former ids of guides lead to guides that exist. */
import type { VFile } from 'vfile';
import { currentGuideId, type MovedGuides } from '../../schema/moved-guides.ts';
import { nearestName } from '../../schema/nearest-name.ts';
import { report } from '../diagnostics.ts';
import { pointOfSetting } from '../read/settings-file.ts';

/** Reports to `file`, which is `site.yaml`. */
export function checkMovedGuides(
  moved: MovedGuides,
  guides: ReadonlySet<string>,
  file: VFile | undefined,
): void {
  if (!file) return;
  for (const [former, current] of Object.entries(moved)) {
    const point = pointOfSetting(file, 'moved', former);
    if (guides.has(former)) {
      const hint = `remove the entry, or the guide "${former}"`;
      report(file, point, 'invalid-site', `"moved.${former}" is the id of a guide that exists`, hint);
    }
    if (guides.has(currentGuideId(moved, current))) continue;
    const nearest = nearestName(current, [...guides]);
    const hint = nearest === undefined ? 'write the id of a guide' : `did you mean "${nearest}"?`;
    report(
      file,
      point,
      'invalid-site',
      `"moved.${former}" leads to "${current}", which does not exist`,
      hint,
    );
  }
}
