import { commands, ProgressLocation, window, workspace } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest, WorkDoneProgress } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { type CheckOutcome, checkWorkspaceCommand } from '../protocol.ts';

/** Makes the tokens of progress: each run has one of its own. */
let runs = 0;

/**
 * Checks every Dockerfile and compose file of the workspace, with progress that can be cancelled, and says what came out.
 * The findings themselves are shown by the server, among the problems.
 */
export async function checkWorkspace(client: BaseLanguageClient): Promise<void> {
  if (!workspace.workspaceFolders?.length) {
    void window.showInformationMessage(messages.openFolderFirst());
    return;
  }
  const options = { location: ProgressLocation.Notification, title: messages.checking(), cancellable: true };
  const outcome = await window.withProgress(options, async (progress, cancellation) => {
    const workDoneToken = `dockerConceptHints.checkWorkspace.${++runs}`;
    let done = 0;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, step => {
      if (step.kind !== 'report') return;
      const percentage = step.percentage ?? done;
      progress.report({ increment: percentage - done, ...(step.message ? { message: step.message } : {}) });
      done = percentage;
    });
    try {
      const params = { command: checkWorkspaceCommand, arguments: [], workDoneToken };
      return (await client.sendRequest(ExecuteCommandRequest.type, params, cancellation)) as CheckOutcome | null;
    } catch (error) {
      if (cancellation.isCancellationRequested) return null;
      throw error;
    } finally {
      listener.dispose();
    }
  });
  // The message waits for a click; the check is over without it.
  if (outcome) void tell(outcome);
}

async function tell({ files, errors, warnings, unreadable }: CheckOutcome): Promise<void> {
  if (unreadable.length > 0)
    void window.showWarningMessage(messages.unreadable(unreadable.length, unreadable[0] ?? ''));
  if (files === 0) {
    void window.showInformationMessage(messages.nothingToCheck());
    return;
  }
  const show = messages.showProblems();
  const chosen = await window.showInformationMessage(messages.checked(files, errors, warnings), show);
  if (chosen === show) await commands.executeCommand('workbench.actions.view.problems');
}
