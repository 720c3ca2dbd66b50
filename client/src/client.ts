import { commands, type ExtensionContext, extensions, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { checkWorkspace } from './commands/checkWorkspace.ts';
import { insertSnippet } from './commands/insertSnippet.ts';
import { newDockerfile } from './commands/newDockerfile.ts';
import { Proposals } from './commands/newDockerfileProposals.ts';
import { openConcept, openRule } from './commands/openPage.ts';
import { pasteDockerRun } from './commands/pasteDockerRun.ts';
import { SnippetPreview } from './commands/snippetPreview.ts';
import { switchLanguage } from './commands/switchLanguage.ts';
import { Crashes } from './crashes.ts';
import { handleCrashes, reportFailedStart } from './crashHandler.ts';
import { findFiles, listFolder, readFile } from './files.ts';
import { messages } from './messages.ts';
import { PagePanel } from './pages/panel.ts';
import { linkedCommands, requests } from './protocol.ts';
import { hoverSelector, watchedFiles } from './selector.ts';
import { readLanguageSetting, readSettings, SECTION } from './settings.ts';

/** The name that the client, its output and its messages go by. */
export const NAME = 'Docker Concept Hints';

/** Extensions that complete instructions and keys already: beside them we keep to what only we have. */
const NEIGHBOURS = ['docker.docker', 'ms-azuretools.vscode-containers', 'ms-azuretools.vscode-docker'];

/** What differs between the desktop and the browser. */
export interface Platform {
  /** Makes the client, not yet started. It can be stopped and started again. */
  readonly createClient: (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;
  /** Where the server finds its texts, when it cannot read the file system. */
  readonly texts?: string;
}

/** Starts the server and registers the commands. Resolves when the server has answered, or has failed and said so. */
export async function start(context: ExtensionContext, platform: Platform): Promise<void> {
  const output = window.createOutputChannel(NAME, { log: true });
  const watcher = workspace.createFileSystemWatcher(watchedFiles);
  const crashes = new Crashes();
  const client = platform.createClient(SECTION, NAME, {
    documentSelector: hoverSelector,
    outputChannel: output,
    initializationOptions: () => ({
      client: 'vscode',
      language: readLanguageSetting(),
      settings: readSettings(),
      othersComplete: NEIGHBOURS.some(id => extensions.getExtension(id) !== undefined),
      ...(platform.texts === undefined ? {} : { texts: platform.texts }),
    }),
    synchronize: { configurationSection: SECTION, fileEvents: watcher },
    // Text of the user's file can end up in a hover: it may link to our pages and to nothing else.
    markdown: { isTrusted: { enabledCommands: Object.values(linkedCommands) }, supportHtml: false },
    errorHandler: handleCrashes(crashes, output),
    initializationFailedHandler: () => false,
  });
  client.onRequest(requests.readFile, ({ uri }: { readonly uri: string }) => readFile(uri));
  client.onRequest(requests.findFiles, ({ uri }: { readonly uri: string }) => findFiles(uri));
  client.onRequest(requests.listFolder, ({ uri }: { readonly uri: string }) => listFolder(uri));

  const panel = new PagePanel(context.extensionUri);
  const preview = new SnippetPreview();
  const proposals = new Proposals();
  context.subscriptions.push(
    { dispose: () => (client.needsStop() ? client.stop() : undefined) },
    output,
    watcher,
    panel,
    preview,
    proposals,
    commands.registerCommand(linkedCommands.concept, (id, language) => openConcept(client, panel, id, language)),
    commands.registerCommand(linkedCommands.rule, (id, language) => openRule(client, panel, id, language)),
    commands.registerCommand('dockerConceptHints.insertSnippet', id => insertSnippet(client, preview, id)),
    commands.registerCommand('dockerConceptHints.newDockerfile', folder => newDockerfile(client, proposals, folder)),
    commands.registerCommand('dockerConceptHints.checkWorkspace', () => checkWorkspace(client)),
    commands.registerCommand('dockerConceptHints.pasteDockerRun', () => pasteDockerRun(client)),
    commands.registerCommand('dockerConceptHints.switchLanguage', switchLanguage),
    commands.registerCommand('dockerConceptHints.showOutput', () => output.show()),
    commands.registerCommand('dockerConceptHints.restartServer', async () => {
      crashes.forget();
      if (await restart(client)) window.setStatusBarMessage(messages.restarted(), 5000);
    }),
  );
  await restart(client);
}

/** Stops the server if it runs and starts it; tells whether it now runs. */
async function restart(client: BaseLanguageClient): Promise<boolean> {
  try {
    if (client.needsStop()) await client.stop();
    await client.start();
    return true;
  } catch (error) {
    void reportFailedStart(error);
    return false;
  }
}
