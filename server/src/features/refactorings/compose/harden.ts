import type { Compose } from '../../../model/compose/compose.ts';
import { projectOf } from '../../../model/compose/project.ts';
import { deepestFirst } from '../../../rules/shared/compose/compose-edits.ts';
import { hardenings, runningServices } from '../../../rules/shared/compose/hardening.ts';
import { touches } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';

/** On the name of a service: denies it what it can do without, and limits it, all that the hardening rules ask for. */
export const hardenService: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span, neighbours }: Place<Compose>): readonly Offer[] {
    const service = runningServices(projectOf(file, neighbours)).find(
      ({ written }) => written && touches(written.keySpan, span.start),
    );
    if (!service) return [];
    const open = hardenings.filter(({ isDone }) => !isDone(service));
    const edits = open.map(hardening => hardening.edits(file, service));
    // Half of it would look like all of it.
    if (open.length === 0 || edits.includes(undefined)) return [];
    return [
      {
        title: { phrase: 'refactor.harden', args: { service: service.name } },
        edits: deepestFirst(edits.flatMap(each => each ?? [])),
      },
    ];
  },
};
