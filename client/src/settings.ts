import { ConfigurationTarget, env, workspace } from 'vscode';
import type { Language } from './protocol.ts';

/** The prefix of every setting and command of ours. */
export const SECTION = 'dockerConceptHints';

export type LanguageSetting = 'auto' | Language;

/** Gives everything under `dockerConceptHints`, as plain data that can be sent. */
export function readSettings(): unknown {
  return JSON.parse(JSON.stringify(workspace.getConfiguration(SECTION)));
}

/** Gives the language setting as it stands; what is not one of its values counts as `auto`. */
export function readLanguageSetting(): LanguageSetting {
  const value = workspace.getConfiguration(SECTION).get<unknown>('language');
  return value === 'en' || value === 'ko' ? value : 'auto';
}

/** Gives the language that explanations are read in: the setting, or else the editor's display language. */
export function readLanguage(): Language {
  const setting = readLanguageSetting();
  if (setting !== 'auto') return setting;
  return env.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Takes the language to read in from now on. Writes where the value that counts now is written, else for the user. */
export async function writeLanguageSetting(value: LanguageSetting): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION);
  const written = configuration.inspect('language');
  const target = written?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await configuration.update('language', value, target);
}
