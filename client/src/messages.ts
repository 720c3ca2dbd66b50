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
  chooseSnippet: () => l10n.t('Type a word, in Korean or English: postgres, 캐시, ㅎㅅㅊㅋ, cache …'),
  filesToWrite: (files: string) =>
    l10n.t('To be written by hand before it starts: {0}. Keep passwords out of Git and of the image.', files),
  snippetsHere: () => l10n.t('Fit here'),
  snippetsDockerfiles: () => l10n.t('Whole Dockerfiles'),
  snippetsComposeFiles: () => l10n.t('Whole compose files'),
  snippetsStages: () => l10n.t('Build stages'),
  snippetsInstructions: () => l10n.t('Instructions'),
  snippetsDirectives: () => l10n.t('First lines of a Dockerfile'),
  snippetsServices: () => l10n.t('Services'),
  snippetsSections: () => l10n.t('Top level of a compose file'),
  noSnippets: () => l10n.t('There is no such snippet.'),
  insertedElsewhere: () =>
    l10n.t('The file that is open has no place for this snippet, so it went into a new one that is not saved yet.'),
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
  chooseFolder: () => l10n.t('The folder of the project'),
  openProjectFirst: () => l10n.t('Open the folder of the project first.'),
  foundHere: () => l10n.t('Found in this folder'),
  allOthers: () => l10n.t('All others'),
  chooseStack: () => l10n.t('More than one Dockerfile may fit this project: which is it?'),
  chooseAnyStack: () =>
    l10n.t('The files of this folder do not tell what it is made of: which Dockerfile do you want?'),
  chooseServices: () => l10n.t('Services for the compose file; ticked are those that the project asks for'),
  comparison: (path: string) => l10n.t('{0}: proposed ↔ yours', path),
  notWrittenYet: () => l10n.t('Nothing is written yet: look through the files, then save them.'),
  keptFiles: (files: string) =>
    l10n.t('{0} stays as it is; the comparison shows what is proposed, and its arrows take over single blocks.', files),
  secretsToWrite: (files: string) => l10n.t('Before docker compose up, write a password into each of: {0}.', files),
  variablesToSet: (names: string) => l10n.t('Set in .env: {0}.', names),
  nothingToPropose: () => l10n.t('The files are there already, exactly as they would be proposed.'),
  saveThem: () => l10n.t('Save the Files'),
};
