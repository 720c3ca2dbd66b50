import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { insert, replace } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';
import { resolve } from './convert.ts';
import { readPlainStage } from './plain-stage.ts';

/** What a web server for development hands out. */
interface Site {
  readonly folder: string;
  /** Whether every unknown address gets the one page. */
  readonly isSinglePage: boolean;
}

const SERVER = 'nginxinc/nginx-unprivileged';
/** Flags of `serve` and `http-server` that are followed by a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(['-l', '--listen', '-p', '--port', '-a']);
/** Flags that stand alone and leave the answers as they are. */
const ALONE = /^(?:-s|--single|-n|--no-clipboard|-L|--no-request-logging|--(?:listen|port)=\d+|-[lp]\d+)$/;
/** What may stand above the build of a site: nothing of it gets into the image. */
const BUILDING: ReadonlySet<string> = new Set(['FROM', 'ARG', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'ENV', 'USER']);
/** What tells the server for development how to run. */
const SERVING: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'EXPOSE', 'ENV', 'USER']);

/** The folder that a container serves, when that is all it does. `start` is what it starts. */
export function siteOf(start: readonly string[]): Site | undefined {
  const [program, ...args] = start[0] === 'npx' ? start.slice(1) : start;
  if (program !== 'serve' && program !== 'http-server') return undefined;
  const rest = args.filter((arg, i) => !WITH_VALUE.has(arg) && !WITH_VALUE.has(args[i - 1] ?? ''));
  const [folder, ...more] = rest.filter(arg => !arg.startsWith('-'));
  const flags = rest.filter(arg => arg.startsWith('-'));
  if (folder === undefined || more.length > 0 || !flags.every(flag => ALONE.test(flag))) return undefined;
  return { folder, isSinglePage: program === 'serve' && flags.some(flag => flag === '-s' || flag === '--single') };
}

/** Ends the build stage behind its last step, and serves the folder from an nginx that needs no root. */
export function shipSite(stage: Stage, file: Dockerfile): Fix | undefined {
  const plain = readPlainStage(stage, file);
  const site = plain && siteOf(plain.start);
  const tag = factsOf(parseImageReference(SERVER, 0))?.current[0];
  if (!site || tag === undefined) return undefined;
  const { image, workdir, instructions } = plain;
  const at = instructions.findLastIndex(isBuildStep);
  const [last, end] = [instructions[at], instructions.at(-1)];
  const above = instructions.slice(0, at + 1).every(({ keyword }) => BUILDING.has(keyword));
  const tail = instructions.slice(at + 1);
  if (!last || !end || !above || !tail.every(each => SERVING.has(each.keyword) || installsServer(each)))
    return undefined;
  const path = resolve(workdir, site.folder);
  if (!path.startsWith(`${workdir}/`) || !/^[\w./-]+$/.test(path)) return undefined;
  const base = `${SERVER}:${tag}`;
  const lines = [
    `FROM ${base}`,
    ...(site.isSinglePage ? SINGLE_PAGE : []),
    `COPY --from=build ${path} /usr/share/nginx/html`,
    'EXPOSE 8080',
  ];
  const { eol } = file.lines;
  // The lines between told the other server how to run; so did their comments.
  return {
    edits: [
      insert(image.end, ' AS build'),
      replace({ start: last.end, end: end.end }, `${eol}${eol}${lines.join(eol)}`),
    ],
    args: { base },
  };
}

/** `serve -s` answers every unknown address with the page. https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files */
const SINGLE_PAGE = [
  "COPY <<'EOF' /etc/nginx/conf.d/default.conf",
  'server {',
  '  listen 8080;',
  '  root /usr/share/nginx/html;',
  '  location / {',
  '    try_files $uri $uri/ /index.html;',
  '  }',
  '}',
  'EOF',
];

function isBuildStep(instruction: Instruction): boolean {
  return /^(?:RUN|COPY|ADD|ARG)$/.test(instruction.keyword) && !installsServer(instruction);
}

/** `npm install -g serve` and nothing else. */
function installsServer({ keyword, script }: Instruction): boolean {
  if (keyword !== 'RUN' || !script?.valid) return false;
  return script.commands.every(({ name, args }) => {
    const words = args.map(({ value }) => value);
    const isGlobal = words.some(word => word === '-g' || word === '--global' || word === 'global');
    return (
      /^(?:npm|yarn|pnpm)$/.test(name ?? '') && isGlobal && words.some(w => /^(?:serve|http-server)(?:@|$)/.test(w))
    );
  });
}
