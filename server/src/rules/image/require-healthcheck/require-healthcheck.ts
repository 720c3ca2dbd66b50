import { projectOf } from '../../../model/compose/project.ts';
import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { Kind } from '../../../model/image/facts/image-facts.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { type Variant, variantOf, versionOf } from '../../../model/image/tag.ts';
import { insert } from '../../../text/edit.ts';
import { type Fix, rule } from '../../rule.ts';
import { addEntry } from '../../shared/compose/compose-edits.ts';
import { runningServices } from '../../shared/compose/hardening.ts';
import { healthcheckFor, knownImageOf } from '../../shared/compose/known-healthchecks.ts';
import { lineOf } from '../../shared/copied.ts';

/** Without a shell and without tools an image has nothing to check itself with. */
const BARE: ReadonlySet<Variant> = new Set(['scratch', 'distroless', 'windows']);

/** What is built on these runs on and on; on a plain distribution it may as well be a command that ends. */
const RUNNING: ReadonlySet<Kind> = new Set(['server', 'database', 'cache', 'broker', 'admin']);

/** Ports on which hardly anybody speaks anything but HTTP. */
const HTTP: ReadonlySet<number> = new Set([80, 3000, 3001, 4000, 5000, 8000, 8080, 8081, 8888]);

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'healthcheck-instruction',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3057',
    'trivy/DS-0026',
    'checkov/CKV_DOCKER_2',
    'kics/Healthcheck Instruction Missing',
    'kics/Healthcheck Not Set',
  ],
  visit: {
    stage(stage, { file, report }) {
      const { healthcheck, cmd, entrypoint } = stage.finalState;
      const reference = lineOf(stage).at(-1)?.image?.reference;
      const facts = reference && factsOf(reference);
      const name = stage.from.words[0];
      if (!stage.isFinal || healthcheck || !facts || !name || BARE.has(variantOf(reference))) return;
      const ports = exposedPorts(stage);
      const isApp = (facts.kind === 'language' || facts.kind === 'sdk') && !entrypoint && isProgram(cmd);
      if (!isApp && !RUNNING.has(facts.kind) && ports.length === 0) return;
      const port = ports.length > 0 ? ports[0] : facts.ports[0];
      report({ span: stage.image?.span ?? name, fix: () => addCheck(stage, reference, port, file) });
    },
    compose(file, { neighbours, report }) {
      for (const service of runningServices(projectOf(file, neighbours))) {
        const { written } = service;
        // What is built here can bring a check along, and its Dockerfile is asked by itself.
        if (!written || service.get('healthcheck') || service.get('build')) continue;
        const check = healthcheckFor(service);
        const facts = knownImageOf(service)?.facts;
        if (!check && (!facts || !RUNNING.has(facts.kind))) continue;
        report({
          span: written.keySpan,
          message: 'service',
          args: { service: service.name },
          fix: () => {
            const edit = check ? addEntry(file, written.node, 'healthcheck', check) : undefined;
            return edit && { edits: [edit] };
          },
        });
      }
    },
  },
});

/** Whether it starts something of its own: `CMD ["python3"]` alone is a prompt. An ENTRYPOINT alone is as often a tool. */
function isProgram(cmd: Instruction | undefined): boolean {
  const [first, ...more] = cmd?.script?.commands ?? [];
  return (
    first !== undefined && (more.length > 0 || first.args.length > 0 || first.nameWord?.value.includes('/') === true)
  );
}

/** What the image says it listens on, first things first; NaN where the file does not tell. */
function exposedPorts(stage: Stage): readonly number[] {
  return lineOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ words }) => words.map(({ value }) => Number(/^(\d+)(?:\/tcp)?$/i.exec(value)?.[1])));
}

/** A check with a tool that is sure to be in the image, above the line that starts the program. */
function addCheck(
  stage: Stage,
  reference: ImageReference,
  port: number | undefined,
  { lines }: Dockerfile,
): Fix | undefined {
  if (port === undefined || !HTTP.has(port)) return undefined;
  const url = port === 80 ? 'http://127.0.0.1/' : `http://127.0.0.1:${port}/`;
  const command = commandFor(reference, url);
  if (!command) return undefined;
  const check = `HEALTHCHECK CMD ${JSON.stringify(command).replaceAll('","', '", "')}`;
  const start = stage.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (!start) return { edits: [insert(stage.end, `${lines.eol}${check}`)], args: { url } };
  let line = lines.lineAt(start.start);
  while (line > 0 && /^\s*#/.test(lines.textOf(line - 1))) line--;
  return { edits: [insert(lines.start(line), `${lines.indentOf(line)}${check}${lines.eol}`)], args: { url } };
}

function commandFor(reference: ImageReference, url: string): readonly string[] | undefined {
  const facts = factsOf(reference);
  const version = facts && versionOf(facts, reference.tag?.text ?? '')?.version;
  // A tag without a number stands for a recent version.
  const major = version === undefined ? Number.POSITIVE_INFINITY : Number.parseInt(version, 10);
  // Node.js has `fetch` since 18.
  if (facts?.name === 'node' && major >= 18) {
    return ['node', '-e', `fetch('${url}').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))`];
  }
  if (facts?.name === 'python' && major >= 3)
    return ['python', '-c', `import urllib.request; urllib.request.urlopen('${url}')`];
  // BusyBox has one.
  return variantOf(reference) === 'alpine' ? ['wget', '-q', '--spider', url] : undefined;
}
