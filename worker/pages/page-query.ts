/** Queries of pages, which people share: links to pages come back with parameters that other sites have added. */
import { type Entries, queryOf } from '../http/query.ts';

/**
 * Names of parameters by which networks, newsletters and analytics mark the links on their pages. The worker doesn't read them.
 *
 * @see https://github.com/AdguardTeam/AdguardFilters/blob/master/TrackParamFilter/sections/general_url.txt
 */
const TRACKING =
  /^(?:(?:utm|mtm|matomo|pk|piwik|hsa)_.+|_(?:ga|gl|hsenc|hsmi|openstat)|__(?:hstc|hssc|hsfp)|[a-z_]*clk?id|gclsrc|[gw]braid|igsh(?:id)?|li_fat_id|mc_[ce]id|mkt_tok|epik|srsltid|spm|ref_src|from_wecom|scene|nsukey)$/i;

/**
 * Accepts the parameters `entries` of a page; tracking parameters are ignored: its reader didn't write them.
 *
 * @throws {HTTPException} 400 `invalid-query`, which names whatever else is in the query.
 */
export const pageQuery = <E extends Entries>(entries: E) => queryOf(entries, TRACKING);
