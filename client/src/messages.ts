import { l10n } from 'vscode';

/**
 * Every sentence that the client itself shows. The English text is the key of its translation in
 * `client/l10n/bundle.l10n.<language>.json`; a test compares the two.
 */
export const messages = {
  crashed: () => l10n.t('The language server stopped unexpectedly and was started again. The output says why.'),
  gaveUp: () =>
    l10n.t(
      'The language server stopped six times within three minutes, so hovers and warnings are off. Look at the output, then restart it.',
    ),
  cannotStart: (reason: string) => l10n.t('The language server could not be started: {0}', reason),
  restarted: () => l10n.t('The language server was restarted.'),
  restart: () => l10n.t('Restart'),
  showOutput: () => l10n.t('Show Output'),
  chooseConcept: () => l10n.t('Type a word, in Korean or English: layer, 볼륨, ㅋㅌㅇㄴ, USER …'),
  groupBasics: () => l10n.t('What Docker is'),
  groupDockerfile: () => l10n.t('Dockerfile'),
  groupCommands: () => l10n.t('Commands in RUN'),
  groupImages: () => l10n.t('Images, tags and registries'),
  groupCompose: () => l10n.t('Compose'),
  groupStorageAndNetwork: () => l10n.t('Data and networks'),
  groupSecurity: () => l10n.t('Security'),
  groupCommandLine: () => l10n.t('Command line and troubleshooting'),
  noConcept: (id: string) => l10n.t('There is no concept called "{0}".', id),
  noRule: (id: string) => l10n.t('There is no rule called "{0}".', id),
  chooseSnippet: () => l10n.t('Choose a snippet; the editor beside shows what it inserts'),
  noSnippets: () => l10n.t('No snippet fits here.'),
  insertedElsewhere: () =>
    l10n.t('No Dockerfile or compose file that fits this snippet is open, so it went into a new, unsaved one.'),
  noDockerRun: () => l10n.t('The clipboard holds no docker run command with an image.'),
  pastedElsewhere: () =>
    l10n.t('This compose file could not be changed as it is, so the service went into a new, unsaved one.'),
  chooseLanguage: () => l10n.t('The language of hovers, warnings and concept pages'),
  languageAuto: () => l10n.t('Same as VS Code'),
  languageNow: () => l10n.t('in use'),
  openFolderFirst: () => l10n.t('Open a folder first: there is no workspace to check.'),
  checking: () => l10n.t('Checking Dockerfiles and compose files'),
  nothingToCheck: () => l10n.t('This workspace has no Dockerfile and no compose file.'),
  checked: (files: number, errors: number, warnings: number) =>
    l10n.t('Checked. Files: {0} · errors: {1} · warnings: {2}', files, errors, warnings),
  unreadable: (count: number, first: string) =>
    l10n.t('Files that could not be read: {0}. The first is {1}', count, first),
  showProblems: () => l10n.t('Show Problems'),
};
