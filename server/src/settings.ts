import type { CatalogueEntry } from './rules/catalogue.ts';
import type { RuleOptions, Severity } from './rules/rule.ts';

/** What a user or a team may decide. */
export interface Settings extends RuleOptions {
  /** `auto` follows the editor. */
  readonly language: 'auto' | 'en' | 'ko';
  readonly profile: Profile;
  /** What a rule's findings count as, by rule id. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly hover: { readonly detail: 'brief' | 'full' };
  readonly completion: 'auto' | 'on' | 'off';
  /** What is hardest to see, written behind it. */
  readonly inlayHints: 'on' | 'off';
}

export type Profile = 'default' | 'strict' | 'security';

export const defaultSettings: Settings = {
  language: 'auto',
  profile: 'default',
  rules: {},
  hover: { detail: 'full' },
  completion: 'auto',
  inlayHints: 'off',
  trustedRegistries: [],
  requiredLabels: [],
};

/** A value that could not be used. `path` is the setting's name; `phrase` and `args` say what is wrong. */
export interface SettingsProblem {
  readonly path: readonly string[];
  readonly phrase: string;
  readonly args: Readonly<Record<string, string | readonly string[]>>;
}

const SEVERITIES = ['off', 'error', 'warning', 'information', 'hint'] as const;
const CHOICES = {
  language: ['auto', 'en', 'ko'],
  profile: ['default', 'strict', 'security'],
  completion: ['auto', 'on', 'off'],
  inlayHints: ['on', 'off'],
} as const;

/**
 * Reads settings as an editor pushes them, or as a configuration file holds them. What cannot be used is told, the rest
 * applies; what is not there keeps the value of `base`. `ruleIds` are the rules that exist.
 */
export function readSettings(
  value: unknown,
  base: Settings,
  ruleIds: ReadonlySet<string>,
): { readonly settings: Settings; readonly problems: readonly SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = { ...base };
  if (value === undefined || value === null) return { settings, problems };
  if (!isRecord(value)) {
    return { settings, problems: [{ path: [], phrase: 'settings.notAMapping', args: {} }] };
  }
  for (const [name, entry] of Object.entries(value)) {
    if (entry === undefined || entry === null) continue;
    switch (name) {
      case 'language':
      case 'profile':
      case 'completion':
      case 'inlayHints': {
        const choices: readonly string[] = CHOICES[name];
        if (typeof entry === 'string' && choices.includes(entry)) Object.assign(settings, { [name]: entry });
        else problems.push({ path: [name], phrase: 'settings.choice', args: { name, choices } });
        break;
      }
      case 'rules':
        settings.rules = { ...settings.rules, ...readRules(entry, ruleIds, problems) };
        break;
      case 'hover':
        if (isRecord(entry) && (entry['detail'] === 'brief' || entry['detail'] === 'full')) {
          settings.hover = { detail: entry['detail'] };
        } else if (!isRecord(entry) || entry['detail'] !== undefined) {
          problems.push({
            path: ['hover', 'detail'],
            phrase: 'settings.choice',
            args: { name: 'hover.detail', choices: ['brief', 'full'] },
          });
        }
        break;
      case 'trustedRegistries':
      case 'requiredLabels':
        if (Array.isArray(entry) && entry.every(item => typeof item === 'string')) settings[name] = entry;
        else problems.push({ path: [name], phrase: 'settings.list', args: { name } });
        break;
      case 'trace':
        break;
      default:
        problems.push({
          path: [name],
          phrase: 'settings.unknown',
          args: { name, choices: Object.keys(defaultSettings) },
        });
    }
  }
  return { settings, problems };
}

/**
 * The rules that speak under `settings`, each with the severity that it then has. The security profile is the default
 * one with nothing but its security rules; a severity in `rules` switches a rule on whatever the profile says.
 */
export function chooseRules(catalogue: readonly CatalogueEntry[], settings: Settings): readonly CatalogueEntry[] {
  return catalogue.flatMap(entry => {
    const wanted = settings.rules[entry.id];
    if (wanted === 'off') return [];
    if (wanted !== undefined) return [{ ...entry, rule: { ...entry.rule, severity: wanted } }];
    if (settings.profile === 'strict') return [entry];
    if (entry.rule.profile === 'strict') return [];
    return settings.profile === 'default' || entry.rule.category === 'security' ? [entry] : [];
  });
}

function readRules(value: unknown, ruleIds: ReadonlySet<string>, problems: SettingsProblem[]): Settings['rules'] {
  if (!isRecord(value)) {
    problems.push({ path: ['rules'], phrase: 'settings.rules', args: {} });
    return {};
  }
  const rules: Record<string, Severity | 'off'> = {};
  for (const [id, severity] of Object.entries(value)) {
    const known = SEVERITIES.find(candidate => candidate === severity || (candidate === 'off' && severity === false));
    if (!ruleIds.has(id)) problems.push({ path: ['rules', id], phrase: 'settings.unknownRule', args: { id } });
    else if (!known)
      problems.push({ path: ['rules', id], phrase: 'settings.choice', args: { name: id, choices: SEVERITIES } });
    else rules[id] = known;
  }
  return rules;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
