import { commands, type LogOutputChannel, window } from 'vscode';
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import type { Crashes } from './crashes.ts';
import { messages } from './messages.ts';

/** How many broken messages in a row are borne before the connection counts as lost. */
const MOST_ERRORS = 3;

/** Says what to do when the connection to the server fails: start again and say so, or stop and say what to do. */
export function handleCrashes(crashes: Crashes, output: LogOutputChannel): ErrorHandler {
  return {
    error: (error, _message, count) => {
      output.error(error);
      return { action: (count ?? 0) <= MOST_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed: (): CloseHandlerResult => {
      if (crashes.note(Date.now()) === 'restart') {
        void offer('warn', messages.crashed(), [messages.showOutput()]);
        return { action: CloseAction.Restart, message: messages.crashed(), handled: true };
      }
      void offer('error', messages.gaveUp(), [messages.restart(), messages.showOutput()]);
      return { action: CloseAction.DoNotRestart, message: messages.gaveUp(), handled: true };
    },
  };
}

/** Says that the server did not start, and why. */
export async function reportFailedStart(error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await offer('error', messages.cannotStart(reason), [messages.restart(), messages.showOutput()]);
}

async function offer(kind: 'warn' | 'error', message: string, actions: readonly string[]): Promise<void> {
  const show = kind === 'warn' ? window.showWarningMessage : window.showErrorMessage;
  const chosen = await show(message, ...actions);
  if (chosen === messages.restart()) await commands.executeCommand('dockerConceptHints.restartServer');
  if (chosen === messages.showOutput()) await commands.executeCommand('dockerConceptHints.showOutput');
}
