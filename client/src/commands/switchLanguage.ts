import { window } from 'vscode';
import { messages } from '../messages.ts';
import { type LanguageSetting, readLanguageSetting, writeLanguageSetting } from '../settings.ts';

/** Lets the user choose the language of the explanations and writes it to the settings. */
export async function switchLanguage(): Promise<void> {
  const now = readLanguageSetting();
  const choices: readonly { readonly label: string; readonly value: LanguageSetting }[] = [
    { label: messages.languageAuto(), value: 'auto' },
    { label: '한국어', value: 'ko' },
    { label: 'English', value: 'en' },
  ];
  const chosen = await window.showQuickPick(
    choices.map(choice => ({ ...choice, description: choice.value === now ? messages.languageNow() : '' })),
    { placeHolder: messages.chooseLanguage() },
  );
  if (chosen) await writeLanguageSetting(chosen.value);
}
