// Facts about the package managers of distributions, from their manual pages: apt-get(8), apk(8), yum(8), dnf(8),
// microdnf(8), zypper(8).
import type { Action, Cache, Confirmation, PackageManager, Versions } from './manager.ts';
import { actions, words } from './words.ts';

/** A file, an address, or a glob: not a name that a repository could resolve. */
const FILE = /^[./]|\/|\.(?:deb|rpm|apk)$|^[a-z+]+:\/\/|\*/;

const APT = {
  kind: 'system',
  grammar: {
    short: 'letters',
    taking: words(
      '-t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles',
      '--with-source --solver --planner',
    ),
  },
  // `clean` and `autoclean` empty another folder than the one that `update` fills: Debian's images keep that empty anyway.
  actions: actions({
    install: 'install reinstall satisfy',
    prepare: 'build-dep',
    refresh: 'update',
    upgrade: 'upgrade dist-upgrade full-upgrade dselect-upgrade',
    remove: 'remove purge autoremove autopurge',
    clean: 'distclean dist-clean',
  }),
  inert: ['-s', '--simulate', '--just-print', '--dry-run', '--recon', '--no-act', '--print-uris', '-h', '--help'],
  keepsOldList: true,
  confirmation: {
    yes: ['-y', '--yes', '--assume-yes'],
    yesTwice: ['-q', '--quiet'],
    no: ['--assume-no'],
    setting: 'APT::Get::Assume-Yes',
    add: { flag: '-y', behind: 'subcommand' },
  },
  // Only here: apk has no recommendations, and the images of openSUSE and Red Hat differ in what they leave out.
  recommendations: {
    off: ['--no-install-recommends'],
    on: ['--install-recommends', '--install-suggests'],
    setting: 'APT::Install-Recommends',
  },
  cache: {
    folders: ['/var/lib/apt/lists'],
    filledBy: ['refresh'],
    clean: 'rm -rf /var/lib/apt/lists/*',
  },
  versions: { pinned: /=|.\/[^/]+$/, other: /^[./]|\.(?:deb|changes|dsc)$|^[a-z+]+:\/\/|\*|[-^]$/, separator: '=' },
} as const satisfies Omit<PackageManager, 'name' | 'programs'>;

const YUM_CONFIRMATION: Confirmation = {
  yes: ['-y', '--assumeyes'],
  no: ['--assumeno'],
  setting: 'assumeyes',
  add: { flag: '-y', behind: 'subcommand' },
};

/** `bash-5.2.26-3`: a name may hold dashes and digits, so it takes a dot to make a version. */
const RPM_VERSIONS: Versions = {
  pinned: /-\d+(?:\.|:)|[=<>]/,
  other: new RegExp(`^@|${FILE.source}|^\\(`),
  separator: '-',
};

/** Which of these a manager fills depends on its age: yum is dnf since Red Hat 8, and dnf 5 has a folder of its own. */
const YUM_FOLDERS = ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'];

/** They read the list of packages anew whenever it is needed. */
const FILLED: readonly Action[] = ['install', 'prepare', 'refresh', 'upgrade'];

const YUM = {
  kind: 'system',
  grammar: {
    short: 'letters',
    taking: words(
      '-c --config -d --debuglevel -e --errorlevel -R --randomwait --rpmverbosity --installroot --enablerepo --enable-repo',
      '--disablerepo --disable-repo --repo --repoid --repofrompath -x --exclude --excludepkgs --disableexcludes',
      '--releasever --setopt --forcearch --color --comment --advisory --advisories --bz --bzs --cve --cves',
      '--sec-severity --secseverity --enableplugin --disableplugin --downloaddir --destdir',
    ),
  },
  actions: actions({
    install: 'install localinstall reinstall downgrade',
    prepare: 'groupinstall group|install module|install builddep build-dep swap',
    refresh: 'makecache',
    upgrade: 'update upgrade update-minimal upgrade-minimal distro-sync distrosync dsync',
    remove: 'remove erase autoremove group|remove groupremove',
    clean: 'clean',
  }),
  inert: ['--assumeno', '--help', '-h'],
  confirmation: YUM_CONFIRMATION,
  versions: RPM_VERSIONS,
} as const satisfies Omit<PackageManager, 'name' | 'programs'>;

export const SYSTEM_MANAGERS: readonly PackageManager[] = [
  { name: 'apt-get', programs: ['apt-get'], ...APT },
  { name: 'apt', programs: ['apt'], ...APT },
  {
    name: 'apk',
    programs: ['apk'],
    kind: 'system',
    grammar: {
      short: 'letters',
      taking: words(
        '-p --root -X --repository --repositories-file --keys-dir --cache-dir --cache-max-age --arch --wait',
        '--progress-fd --timeout -t --virtual',
      ),
    },
    actions: actions({
      install: 'add',
      refresh: 'update',
      upgrade: 'upgrade',
      remove: 'del',
      clean: 'cache|clean cache|purge',
    }),
    inert: ['-s', '--simulate', '-h', '--help'],
    cache: {
      folders: ['/var/cache/apk', '/etc/apk/cache', '/var/lib/apk'],
      filledBy: ['install', 'refresh', 'upgrade'],
      off: ['--no-cache'],
      movedBy: ['--cache-dir', '--root', '-p'],
      add: '--no-cache',
      replaces: ['-U', '--update', '--update-cache'],
    },
    versions: { pinned: /[=<>~@]/, other: new RegExp(`^[!.]|${FILE.source}`), separator: '=' },
  },
  { name: 'yum', programs: ['yum'], ...YUM, cache: yumCache('yum clean all') },
  { name: 'dnf', programs: ['dnf', 'dnf5', 'dnf-3'], ...YUM, cache: yumCache('dnf clean all') },
  { name: 'microdnf', programs: ['microdnf'], ...YUM, cache: yumCache('microdnf clean all') },
  {
    name: 'zypper',
    programs: ['zypper'],
    kind: 'system',
    grammar: {
      short: 'letters',
      taking: words(
        '--config --root --installroot --reposd-dir --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir',
        '--plus-repo --plus-content --releasever --userdata -r --repo --from -t --type',
      ),
    },
    actions: actions({
      install: 'install in',
      prepare: 'source-install si install-new-recommends inr',
      refresh: 'refresh ref',
      upgrade: 'update up dist-upgrade dup patch',
      remove: 'remove rm',
      clean: 'clean cc',
    }),
    inert: ['--dry-run', '-h', '--help'],
    confirmation: {
      yes: ['-y', '--no-confirm', '--non-interactive'],
      yesInFront: ['-n'],
      add: { flag: '--non-interactive', behind: 'program' },
    },
    cache: {
      folders: ['/var/cache/zypp', '/var/cache/zypper'],
      filledBy: FILLED,
      movedBy: ['--root', '--installroot', '--cache-dir', '--pkg-cache-dir', '--raw-cache-dir'],
      clean: 'zypper clean --all',
    },
    versions: RPM_VERSIONS,
  },
];

function yumCache(clean: string): Cache {
  return { folders: YUM_FOLDERS, filledBy: FILLED, movedBy: ['--installroot'], clean };
}
