import assert from 'node:assert/strict';
import {
  type CodeAction,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  env,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  TabInputTextDiff,
  TabInputWebview,
  type TextDocument,
  type Uri,
  Uri as UriValue,
  window,
  workspace,
} from 'vscode';

const EXTENSION = 'docker-concept-hints.docker-concept-hints';
const SOURCE = 'docker-concept-hints';

/** What must hold in a real extension host, in this order: the first one needs the extension still asleep. */
export const cases: Readonly<Record<string, () => Promise<void>>> = {
  'a YAML file that is no compose file does not wake the extension': async () => {
    await open('plain.yaml');
    // Nothing tells that nothing happens; activation, when it is due, takes a fraction of this.
    await sleep(500);
    assert.equal(extensions.getExtension(EXTENSION)?.isActive, false);
  },

  'a Dockerfile wakes it': async () => {
    await open('Dockerfile');
    await until(() => extensions.getExtension(EXTENSION)?.isActive === true);
  },

  'a hover explains the line, and may run our two commands and no HTML': async () => {
    const document = await open('Dockerfile');
    const [content] = await until(async () => {
      const contents = await hover(document, 'COPY');
      return contents.length > 0 && contents;
    });
    assert.ok(content);
    assert.match(content.value, /On this line/);
    assert.deepEqual(content.isTrusted, {
      enabledCommands: ['dockerConceptHints.openConcept', 'dockerConceptHints.openRule'],
    });
    assert.equal(content.supportHtml ?? false, false);
  },

  'findings arrive with a code that leads somewhere': async () => {
    const document = await open('Dockerfile');
    const finding = await until(() =>
      findings(document.uri).find(one => document.getText(one.range).includes('latest')),
    );
    assert.equal(typeof finding.code, 'object');
  },

  'a fix changes the file, and its finding goes': async () => {
    const document = await open('compose.yaml');
    const finding = await until(() => findings(document.uri).find(one => one.message.includes('privileged')));
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    const fix = actions.find(action => action.edit && action.isPreferred);
    assert.ok(fix?.edit, `no preferred fix among: ${actions.map(action => action.title).join(', ')}`);
    await workspace.applyEdit(fix.edit);
    assert.doesNotMatch(document.getText(), /privileged/);
    await until(() => !findings(document.uri).some(one => one.message.includes('privileged')));
  },

  'compose files by another name are compose files': async () => {
    const document = await open('compose-dev.yaml');
    assert.equal(document.languageId, 'dockercompose');
    await until(async () => (await hover(document, 'restart')).length > 0);
  },

  'a compose file that the user calls YAML is explained as well': async () => {
    const document = await languages.setTextDocumentLanguage(await open('compose-dev.yaml'), 'yaml');
    await until(async () => (await hover(document, 'restart')).length > 0);
  },

  'snippets are offered in a file that is not saved yet': async () => {
    const document = await workspace.openTextDocument({ language: 'dockerfile', content: 'multi' });
    await window.showTextDocument(document);
    await until(async () => {
      const offered = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(5),
      );
      return offered.items.some(item => JSON.stringify(item.label).includes('multi-node'));
    });
  },

  'a concept page opens, once': async () => {
    await commands.executeCommand('dockerConceptHints.openConcept', 'image-layer');
    await commands.executeCommand('dockerConceptHints.openConcept', 'image-layer', 'ko');
    const pages = await until(() => {
      const tabs = window.tabGroups.all
        .flatMap(group => group.tabs)
        .filter(tab => tab.input instanceof TabInputWebview);
      return tabs.some(tab => /[가-힣]/.test(tab.label)) && tabs;
    });
    assert.equal(pages.length, 1);
  },

  'a change of the language changes what is said, at once': async () => {
    const document = await open('Dockerfile');
    await workspace.getConfiguration('dockerConceptHints').update('language', 'ko', ConfigurationTarget.Workspace);
    await until(async () => (await hover(document, 'COPY')).some(content => content.value.includes('이 줄에서는')));
    await until(() => findings(document.uri).some(finding => /[가-힣]/.test(finding.message)));
  },

  'a check of the workspace tells of files that nobody opened': async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const closed = UriValue.joinPath(folder.uri, 'closed', 'Dockerfile');
    assert.deepEqual(findings(closed), []);
    await commands.executeCommand('dockerConceptHints.checkWorkspace');
    await until(() => findings(closed).length > 0);
    await open('closed/Dockerfile');
    // From now on it shows its own, once.
    await until(() => findings(closed).length === 1);
  },

  'a snippet goes where it belongs, with what it needs, and one undo takes all of it back': async () => {
    const document = await open('insert/compose.yaml');
    const before = document.getText();
    const editor = await window.showTextDocument(document, { selection: new Range(1, 0, 1, 0) });
    await commands.executeCommand('dockerConceptHints.insertSnippet', 'service-postgres');
    await until(() => document.getText() !== before);
    const after = document.getText();
    assert.match(after, /^services:\n {2}web:\n {4}image: nginx:1\.29\n\n {2}postgres:\n {4}image: postgres:\d+\n/);
    assert.match(
      after,
      /\nnetworks:\n {2}backend:\n\nvolumes:\n {2}postgres-data:\n\nsecrets:\n {2}postgres-password:\n/,
    );
    // The name of the service is the first thing to be typed over.
    assert.equal(document.getText(editor.selection), 'postgres');
    await until(() => findings(document.uri).every(({ severity }) => severity !== DiagnosticSeverity.Error));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await commands.executeCommand('redo');
    assert.equal(document.getText(), after);
    await commands.executeCommand('workbench.action.files.revert');
  },

  'a whole file goes into a new document beside one that is not empty': async () => {
    const { document } = await window.showTextDocument(await open('insert/compose.yaml'));
    const before = document.getText();
    await commands.executeCommand('dockerConceptHints.insertSnippet', 'multi-go');
    const made = await until(() => window.activeTextEditor?.document);
    assert.equal(made.languageId, 'dockerfile');
    assert.match(made.getText(), /^# syntax=docker\/dockerfile:1\n/);
    assert.equal(document.getText(), before);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },

  'a docker run line in the clipboard becomes a service of the open compose file': async () => {
    const document = await open('compose-dev.yaml');
    const before = document.getText();
    await env.clipboard.writeText('docker run -d --name cache -p 127.0.0.1:6379:6379 -v cache-data:/data redis:8');
    await commands.executeCommand('dockerConceptHints.pasteDockerRun');
    await until(() => document.getText() !== before);
    const after = document.getText();
    assert.ok(after.startsWith(before.trimEnd()), after);
    assert.match(after, /\n {2}cache:\n[\s\S]* image: redis:8\n[\s\S]*\nvolumes:\n {2}cache-data:/);
    await until(() => findings(document.uri).every(({ severity }) => severity !== DiagnosticSeverity.Error));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  },

  'a document in which nothing has been begun becomes what is chosen': async () => {
    const { uri } = (await window.showTextDocument(await workspace.openTextDocument())).document;
    await commands.executeCommand('dockerConceptHints.insertSnippet', 'service-postgres');
    const made = await until(() => window.activeTextEditor?.document);
    assert.equal(made.uri.toString(), uri.toString());
    assert.equal(made.languageId, 'dockercompose');
    assert.match(made.getText(), /^services:\n {2}postgres:\n[\s\S]*\nsecrets:\n {2}postgres-password:\n/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },

  'a project gets its files as unsaved documents, which are saved where they belong': async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const fresh = UriValue.joinPath(folder.uri, 'fresh');
    await commands.executeCommand('dockerConceptHints.newDockerfile', fresh);
    const made = (name: string) =>
      workspace.textDocuments.find(({ uri }) => uri.scheme === 'untitled' && uri.path === `${fresh.path}/${name}`);
    const [dockerfile, ignore, compose] = ['Dockerfile', '.dockerignore', 'compose.yaml'].map(made);
    assert.ok(dockerfile && ignore && compose, workspace.textDocuments.map(({ uri }) => uri.toString()).join('\n'));
    assert.match(dockerfile.getText(), /\nCMD \["node", "server\.js"\]\n$/);
    assert.match(ignore.getText(), /^\.git\n/);
    assert.match(compose.getText(), /^name: shop\n[\s\S]*"127\.0\.0\.1:3000:3000"/);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document, dockerfile);
    assert.equal(dockerfile.getText(editor?.selection), '24');
    await until(async () => (await hover(dockerfile, 'WORKDIR')).length > 0);
    assert.deepEqual(findings(dockerfile.uri), []);
    for (const document of [dockerfile, ignore, compose]) assert.equal(await document.save(), true);
    const saved = await workspace.fs.readFile(UriValue.joinPath(fresh, 'compose.yaml'));
    assert.match(new TextDecoder().decode(saved), /^name: shop\n/);
  },

  'files that are there already are compared, not overwritten': async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const fresh = UriValue.joinPath(folder.uri, 'fresh');
    const dockerfile = UriValue.joinPath(fresh, 'Dockerfile');
    await workspace.fs.writeFile(dockerfile, new TextEncoder().encode('FROM scratch\n'));
    // It is open, and the editor learns of the change a moment later.
    const ours = await workspace.openTextDocument(dockerfile);
    await until(() => ours.getText() === 'FROM scratch\n');
    await commands.executeCommand('dockerConceptHints.newDockerfile', fresh);
    const compared = await until(() => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof TabInputTextDiff && input;
    });
    assert.equal(compared.modified.toString(), dockerfile.toString());
    const proposed = await workspace.openTextDocument(compared.original);
    assert.equal(proposed.languageId, 'dockerfile');
    assert.match(proposed.getText(), /^# syntax=docker\/dockerfile:1\n/);
    const left = await workspace.fs.readFile(dockerfile);
    assert.equal(new TextDecoder().decode(left), 'FROM scratch\n');
    // The other two are as they would be proposed.
    assert.equal(
      window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof TabInputTextDiff).length,
      1,
    );
  },

  'every command that the manifest promises exists': async () => {
    const promised: readonly { readonly command: string }[] =
      extensions.getExtension(EXTENSION)?.packageJSON.contributes.commands;
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      promised.map(({ command }) => command).filter(command => !registered.has(command)),
      [],
    );
  },
};

async function open(name: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the suite needs its folder open');
  const document = await workspace.openTextDocument(UriValue.joinPath(folder.uri, name));
  await window.showTextDocument(document);
  return document;
}

async function hover(document: TextDocument, token: string): Promise<readonly MarkdownString[]> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    find(document, token),
  );
  return hovers.flatMap(({ contents }) => contents).filter(content => content instanceof MarkdownString);
}

function find(document: TextDocument, token: string): Position {
  return document.positionAt(document.getText().indexOf(token) + 1);
}

function findings(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/** Asks again and again until the answer is one; gives it. */
async function until<Answer>(
  ask: () => Answer | false | undefined | Promise<Answer | false | undefined>,
): Promise<Answer> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(100);
  }
  throw new Error('waited ten seconds in vain');
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
