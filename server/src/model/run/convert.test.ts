import { describe, expect, test } from 'vitest';
import { snapshotOf } from '../../../test/expect.ts';
import { convertDockerRun } from './convert.ts';

/** The service that a command becomes, without its indentation, and behind it whatever else the file has. */
function serviceOf(command: string): string {
  const { yaml = '' } = convertDockerRun(command) ?? {};
  return yaml
    .replace(/^services:\n/, '')
    .replace(/^ {2}\S+:\n/, '')
    .replace(/^ {4}/gm, '');
}

function notesOf(command: string): string[] {
  return (convertDockerRun(command)?.notes ?? []).map(({ phrase, args }) =>
    [phrase.replace('convert-run.', ''), ...Object.values(args)].join(' '),
  );
}

/** What one flag adds to `image: x`. */
function added(flags: string): string {
  return serviceOf(`docker run ${flags} x`).replace('image: x\n', '').trimEnd();
}

test('a whole command', () => {
  const { yaml, notes } =
    convertDockerRun(`$ sudo docker run -d --name web \\
    -p 8080:80 -v data:/data:ro -v "$(pwd)/conf":/etc/conf \\
    --network back --restart unless-stopped -e MODE=yes -e 'GREETING=it costs $5' \\
    ghcr.io/acme/web:1.2 serve --port 80   # the web`) ?? {};
  expect(yaml).toBe(`services:
  web:
    image: ghcr.io/acme/web:1.2
    container_name: web
    command: ["serve", "--port", "80"]
    restart: unless-stopped
    environment:
      MODE: "yes"
      GREETING: it costs $$5
    ports:
      - "8080:80"
    networks:
      - back
    volumes:
      - data:/data:ro
      - ./conf:/etc/conf

networks:
  back:

volumes:
  data:
`);
  expect(notes?.map(note => note.phrase.split('.')[1])).toEqual(['detach', 'network', 'volume']);
});

describe('is found behind', () => {
  test.each([
    'docker run x',
    '  docker run x  ',
    '$ docker run x',
    '# docker run x',
    'root@host:~# docker run x',
    'me@host ~ % docker run x',
    'PS C:\\Users\\me> docker run x',
    'C:\\Users\\me>docker run x',
    'sudo docker run x',
    'sudo -E docker run x',
    'docker container run x',
    '/usr/bin/docker run x',
    'docker.exe run x',
    '`docker run x`',
    '- `docker run x`',
    '```bash\ndocker run x\n```',
    'docker pull x && docker run x',
    'docker network create a\r\ndocker run x\r\n',
    'ID=$(docker run -d x)',
    'if true; then docker run x; fi',
  ])('%j', command => {
    expect(serviceOf(command)).toContain('image: x');
  });
});

describe('is not found in', () => {
  test.each([
    '',
    'docker run',
    'docker run -d',
    'docker run <image>',
    'docker run [options] image:tag',
    'docker run, docker ps and others',
    'The command docker run starts a container.',
    'docker build -t x .',
    'docker compose run web',
    'echo docker run x',
    'podman run x',
    '\0docker run \0',
  ])('%j', command => {
    expect(convertDockerRun(command)).toBeUndefined();
  });
});

describe('continued lines', () => {
  const expected = 'image: x\nports:\n  - "80:80"\nvolumes:\n  - .:/a\n';
  test.each([
    ['of POSIX shells', 'docker run \\\n  -p 80:80 \\\n  -v "$PWD":/a x'],
    ['with blanks behind the mark', 'docker run \\  \n  -p 80:80 \\\n  -v ${PWD}:/a x'],
    ['with CRLF', 'docker run \\\r\n  -p 80:80 \\\r\n  -v `pwd`:/a x'],
    ['with the prompt for more', '$ docker run \\\n> -p 80:80 \\\n> -v $(pwd):/a x'],
    ['in comments', '# docker run \\\n#   -p 80:80 \\\n#   -v $(pwd):/a x'],
    ['of PowerShell', 'docker run `\n  -p 80:80 `\n  -v ${PWD}:/a x'],
    ['of cmd', 'docker run ^\n  -p 80:80 ^\n  -v %cd%:/a x'],
  ])('%s', (_, command) => {
    expect(serviceOf(command)).toBe(expected);
  });

  test('quotes over several lines', () => {
    expect(serviceOf('docker run x sh -c "a\nb"\ndocker ps')).toBe('image: x\ncommand: ["sh", "-c", "a\\nb"]\n');
    expect(serviceOf("docker run x # don't\ndocker ps")).toBe('image: x\n');
  });
});

describe('flags', () => {
  test.each([
    ['-it', 'stdin_open: true\ntty: true'],
    ['-tid', 'stdin_open: true\ntty: true'],
    ['--tty=false', 'tty: false'],
    ['-p8080:80 -p=127.0.0.1:81:81/udp', 'ports:\n  - "8080:80"\n  - "127.0.0.1:81:81/udp"'],
    ['--publish published=8080,target=80,protocol=udp', 'ports:\n  - "8080:80/udp"'],
    ['-p "$PORT:80"', 'ports:\n  - "${PORT}:80"'],
    ['--name=web', 'container_name: web'],
    ['-v /data', 'volumes:\n  - /data'],
    ['-v ./a:/b:ro -v ~/c:/c -v C:\\d:/d', 'volumes:\n  - ./a:/b:ro\n  - ~/c:/c\n  - C:\\d:/d'],
    ['-v "$DATA:/d" -v ${HOME}/e:/e', 'volumes:\n  - ${DATA}:/d\n  - ${HOME}/e:/e'],
    [
      '--mount type=bind,src="$(pwd)"/a,dst=/b,readonly',
      'volumes:\n  - type: bind\n    source: ./a\n    target: /b\n    bind:\n      create_host_path: false\n    read_only: true',
    ],
    [
      '--mount type=tmpfs,destination=/t,tmpfs-size=64m,tmpfs-mode=1770',
      'volumes:\n  - type: tmpfs\n    target: /t\n    tmpfs:\n      size: 64m\n      mode: 1770',
    ],
    ['--mount target=/t', 'volumes:\n  - type: volume\n    target: /t'],
    ['--tmpfs /run:rw,size=64m --tmpfs /tmp', 'tmpfs:\n  - /run:rw,size=64m\n  - /tmp'],
    ['--network host', 'network_mode: host'],
    ['--net=none', 'network_mode: none'],
    ['--network bridge', 'network_mode: bridge'],
    ['--network default', ''],
    ['--network container:db', 'network_mode: container:db'],
    ['-e A=b -e C -e D=', 'environment:\n  A: b\n  C:\n  D: ""'],
    ['-e A=$B -e "C=${D:-e}" -eF=g', 'environment:\n  A: ${B}\n  C: ${D:-e}\n  F: g'],
    ['-e A=$env:B', 'environment:\n  A: ${B}'],
    ['--env-file .env --env-file $PWD/b.env', 'env_file:\n  - .env\n  - ./b.env'],
    [
      '-u 1000:1000 -w /app -h box --domainname a.b',
      'hostname: box\ndomainname: a.b\nworking_dir: /app\nuser: "1000:1000"',
    ],
    ['-w "$(pwd)"', 'working_dir: ${PWD}'],
    ['--restart no', 'restart: "no"'],
    ['--restart=on-failure:3', 'restart: on-failure:3'],
    [
      '-m 512m --memory-swap -1 --memory-reservation 256m --cpus=1.5 --cpuset-cpus 0,1 --cpu-shares 512 --pids-limit 100',
      'mem_limit: 512m\nmem_reservation: 256m\nmemswap_limit: -1\ncpus: 1.5\npids_limit: 100\ncpuset: "0,1"\ncpu_shares: 512',
    ],
    ['--read-only --privileged --init', 'init: true\nread_only: true\nprivileged: true'],
    [
      '--security-opt no-new-privileges:true --cap-drop ALL --cap-add=NET_ADMIN',
      'security_opt:\n  - no-new-privileges:true\ncap_add:\n  - NET_ADMIN\ncap_drop:\n  - ALL',
    ],
    ['--device /dev/a:/dev/b:rwm', 'devices:\n  - /dev/a:/dev/b:rwm'],
    ['--gpus all', 'gpus: all'],
    ['--gpus 2', 'gpus:\n  - count: 2'],
    [
      '--gpus \'"device=0,2",capabilities=utility\'',
      'gpus:\n  - device_ids:\n      - "0"\n      - "2"\n    capabilities:\n      - utility',
    ],
    [
      "--health-cmd 'curl -f http://localhost/ || exit 1' --health-interval 5s --health-retries 3 --health-timeout=2s --health-start-period 1m",
      'healthcheck:\n  test: curl -f http://localhost/ || exit 1\n  interval: 5s\n  retries: 3\n  timeout: 2s\n  start_period: 1m',
    ],
    ['--no-healthcheck', 'healthcheck:\n  disable: true'],
    ['-l a.b=c --label d', 'labels:\n  a.b: c\n  d: ""'],
    ['--label-file ./l', 'label_file:\n  - ./l'],
    [
      '--log-driver json-file --log-opt max-size=10m --log-opt max-file=3',
      'logging:\n  driver: json-file\n  options:\n    max-size: 10m\n    max-file: "3"',
    ],
    ['--entrypoint /bin/sh', 'entrypoint: ["/bin/sh"]'],
    ['--entrypoint ""', 'entrypoint: []'],
    [
      '--ipc host --pid=host --uts host --userns host --cgroupns private',
      'ipc: host\npid: host\nuts: host\nuserns_mode: host\ncgroup: private',
    ],
    [
      '--add-host db:10.0.0.1 --dns 1.1.1.1 --dns-search a.b',
      'extra_hosts:\n  - db:10.0.0.1\ndns:\n  - "1.1.1.1"\ndns_search:\n  - a.b',
    ],
    ['--expose 3000', 'expose:\n  - "3000"'],
    [
      '--shm-size 1g --ulimit nofile=1024:2048 --ulimit nproc=64',
      'shm_size: 1g\nulimits:\n  nofile:\n    soft: 1024\n    hard: 2048\n  nproc: 64',
    ],
    ['--sysctl net.core.somaxconn=1024', 'sysctls:\n  net.core.somaxconn: "1024"'],
    ['--stop-signal SIGINT --stop-timeout 30', 'stop_signal: SIGINT\nstop_grace_period: 30s'],
    ['--platform linux/arm64 --pull always', 'platform: linux/arm64\npull_policy: always'],
    ['--group-add 999', 'group_add:\n  - "999"'],
    ['--volumes-from data:ro', 'volumes_from:\n  - container:data:ro'],
    ['--link db:database', 'external_links:\n  - db:database'],
    ['--mac-address 92:d0:c6:0a:29:33', 'networks:\n  default:\n    mac_address: "92:d0:c6:0a:29:33"'],
    [
      '--blkio-weight 300 --device-read-bps /dev/sda:1mb',
      'blkio_config:\n  weight: 300\n  device_read_bps:\n    - path: /dev/sda\n      rate: 1mb',
    ],
    [
      '--oom-kill-disable --oom-score-adj -500 --runtime runc',
      'oom_kill_disable: true\noom_score_adj: -500\nruntime: runc',
    ],
    ['--storage-opt size=10G --annotation a=b', 'annotations:\n  a: b\nstorage_opt:\n  size: 10G'],
    ['--use-api-socket', 'use_api_socket: true'],
    ['--', ''],
  ])('%s', (flags, expected) => {
    expect(added(flags)).toBe(expected);
  });

  test('networks and volumes are declared', () => {
    expect(
      convertDockerRun(
        'docker run --ip 10.0.0.9 --network-alias a --network back --network name=front,alias=b,driver-opt=c=d x',
      )?.yaml,
    ).toBe(
      'services:\n  x:\n    image: x\n    networks:\n      back:\n        ipv4_address: "10.0.0.9"\n        aliases:\n          - a\n' +
        '      front:\n        aliases:\n          - b\n        driver_opts:\n          c: d\n\nnetworks:\n  back:\n  front:\n',
    );
    expect(
      convertDockerRun(
        'docker run -v aa:/a --volume-driver nfs --mount src=bb,dst=/b,volume-driver=local,volume-opt=type=none,volume-opt=o=bind x',
      )?.yaml,
    ).toContain(
      'volumes:\n  aa:\n    driver: nfs\n  bb:\n    driver: local\n    driver_opts:\n      type: none\n      o: bind\n',
    );
  });
});

describe('notes', () => {
  test.each([
    ['-d', 'detach'],
    ['--rm', 'remove'],
    ['-P', 'publishAll'],
    [
      '-a stdout --cidfile f --sig-proxy=false -q',
      'commandOnly --attach',
      'commandOnly --cidfile',
      'commandOnly --sig-proxy',
      'commandOnly --quiet',
    ],
    ['--kernel-memory 1g --cpuset-mems 0', 'noKey --kernel-memory', 'noKey --cpuset-mems'],
    ['--frobnicate=1 -Z', 'unknownFlag --frobnicate', 'unknownFlag -Z'],
    ['-e A=$(id -u)', 'substitution $(id -u)'],
    ['--network host -p 80:80', 'portsWithHost'],
    ['--link db', 'otherContainer db'],
    ['--mount type=bind,src=/a,dst=/b,bind-nonrecursive', 'noKey --mount bind-nonrecursive'],
    ['-v aa:/b', 'volume aa'],
    ['--network a', 'network a'],
    ['-it', ...[]],
  ])('%s', (flags, ...expected) => {
    expect(notesOf(`docker run ${flags} x`)).toEqual(expected);
  });

  test('what is around the command', () => {
    expect(notesOf('docker run x > log 2>&1')).toEqual(['missing >log', 'missing >&1']);
    expect(notesOf('docker run x | grep y')).toEqual(['missing | grep y']);
    expect(notesOf('docker --context prod run x')).toEqual(['commandOnly --context']);
  });
});

test('several commands', () => {
  const commands = [
    'docker run -d --name db --network net postgres:18',
    'docker run --link db:database --volumes-from db --network net -v vv:/v web',
    'docker run --network container:db --name db web',
  ];
  expect(convertDockerRun(commands.join('\n'))?.yaml).toBe(`services:
  db:
    image: postgres:18
    container_name: db
    networks:
      - net
  web:
    image: web
    networks:
      - net
    links:
      - db-2:database
    volumes:
      - vv:/v
    volumes_from:
      - db-2
  db-2:
    image: web
    container_name: db-2
    network_mode: service:db-2

networks:
  net:

volumes:
  vv:
`);
});

test('what is written is read back without a complaint', () => {
  const commands = [
    'docker run --restart no -e A=1.10 -e B=yes -e "C=x: y #z" -l a=on -p 22:22 --health-cmd "a: b" --user 0755 x "a\tb" é',
    'docker run -v "aa:/c d" --add-host "x:::1" --sysctl a=1 --dns 8.8.8.8 --ulimit nofile=1 --env-file "a#b" "$IMAGE:$TAG"',
    'docker run --mount type=bind,src=/a,dst=/b --gpus all --cpus .5 --pids-limit -1 --stop-timeout 1 --log-opt a=1 x',
  ];
  for (const command of commands) {
    const { file, findings } = snapshotOf('compose', convertDockerRun(command)?.yaml ?? '');
    expect(file.kind === 'compose' && file.problems).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('any text has an answer', () => {
  for (const text of [
    'docker run "',
    'docker run --name',
    'docker run -v : x',
    'docker run --mount , x',
    `docker run ${'-e A=b '.repeat(5000)}x`,
  ]) {
    expect(() => convertDockerRun(text)).not.toThrow();
  }
});
