import { ruleIds as ids } from '../generated/rule-ids.ts';

/** The ids of all rules, without the rules themselves: enough to tell a name that is none. */
export const ruleIds: ReadonlySet<string> = new Set(ids);
