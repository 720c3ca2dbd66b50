import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-flag-value'];

test.each([
  'COPY --link --parents=TRUE --exclude=a --exclude=b --from=x a b',
  'ADD --keep-git-dir=false --unpack a b',
  'RUN --network=none --security=insecure make',
  'RUN --network=$NETWORK make',
  'RUN --mount=target=/x make',
  'RUN --mount=type=bind,from=build,source=/a,target=/b,rw make',
  'RUN --mount=type=cache,id=a,target=/x,sharing=locked,from=b,source=c,mode=0755,uid=1,gid=1,ro=false make',
  'RUN --mount=type=tmpfs,target=/x,size=64m make',
  'RUN --mount=type=secret,id=a,target=/x,required,mode=0400,uid=0 make',
  'RUN --mount=type=secret,id=a,env=TOKEN make',
  'RUN --mount=type=ssh,required=true make',
  'RUN --mount=type=Cache,Target=/x,sharing=LOCKED make',
  'RUN --mount=type=$TYPE,sharing=$S,target=$T,uid=$U make',
  'RUN --mount=type=cache,target=/a --mount=type=cache,target=/b make',
  'RUN --mount=type=cache,"target=/a,b" make',
  'RUN --device=a.com/b=all,required make',
  'HEALTHCHECK --interval=1m30s --timeout=.5s --start-period=0 --start-interval=1.5h --retries=0 CMD true',
  'HEALTHCHECK --interval= --retries= CMD true',
  'HEALTHCHECK --interval=never NONE',
  'FROM --platform=$BUILDPLATFORM node',
  '# syntax=acme/recipes:1\nCOPY --link=maybe a b',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('points at the value, or at the flag', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
COPY --link=yes --from a b
            ^^^ valid-flag-value
                ^^^^^^ valid-flag-value
RUN --mount=type=bind,sharing=locked,from=$X make
                      ^^^^^^^ valid-flag-value
                                          ^^ valid-flag-value
ONBUILD RUN --network=None make
                      ^^^^ valid-flag-value
HEALTHCHECK --timeout=1s --timeout=2s CMD true
                         ^^^^^^^^^^^^ valid-flag-value
`,
    { only },
  );
});

test.each([
  ['COPY --link= a b', undefined],
  ['COPY --link=$LINK a b', undefined],
  ['RUN --network=bridge a', undefined],
  ['RUN --network= a', undefined],
  ['RUN --security=privileged a', undefined],
  ['RUN --mount=type=volume,target=/x a', undefined],
  ['RUN --mount=type=cache,target=/x,sharing=all a', undefined],
  ['RUN --mount=type=cache,target=/x,ro=yes a', undefined],
  ['RUN --mount=type=cache,target=/x,ttl=1h a', 'unknownOption'],
  ['RUN --mount=type=cache,taget=/x a', 'misspelt'],
  ['RUN --mount=type=cache,target a', 'option'],
  ['RUN --mount=type=cache,target=/x,size=1g a', 'wrongType'],
  ['RUN --mount=target=/x,required a', 'wrongType'],
  ['RUN --mount=type=secret,id=a,from=b a', 'wrongType'],
  ['RUN --mount=type=bind,target=/x,uid=1 a', 'wrongType'],
  ['RUN --mount=type=cache,target=/x,uid=node a', 'number'],
  ['RUN --mount=type=cache,target=/x,mode=u+x a', 'mode'],
  ['RUN --mount=type=tmpfs,target=/x,size=big a', 'size'],
  ['RUN --mount=type=secret a', 'secretName'],
  ['RUN --mount=type=secret,id=a,src=b a', 'secretTwice'],
  ['RUN --mount=type=cache,,target=/x a', 'comma'],
  ['RUN --mount=type=cache, target=/x a', 'blank'],
  ['RUN --mount=type=cache,target=/x, a', 'comma'],
  ['RUN --mount=type=ssh, A=b make', 'comma'],
  ['RUN --mount a', 'missing'],
  ['FROM --platform', 'missing'],
  ['HEALTHCHECK --retries=-1 CMD a', 'count'],
  ['HEALTHCHECK --retries=three CMD a', 'count'],
  ['HEALTHCHECK --interval=1 CMD a', 'duration'],
  ['HEALTHCHECK --interval=1m30 CMD a', 'duration'],
  ['HEALTHCHECK --interval=${X} CMD a', 'variable'],
  ['HEALTHCHECK --interval=500us CMD a', 'short'],
  ['HEALTHCHECK --interval=-5s CMD a', 'short'],
])('%s: %s', (text, message) => {
  expect(snapshotOf('dockerfile', text, { only }).findings.map(f => f.message)).toEqual([message]);
});

test.each([
  ['COPY --link=0 a b', 'COPY --link=false a b'],
  ['COPY --link=ture a b', 'COPY --link=true a b'],
  ['COPY --link=constructor a b', 'COPY --link=constructor a b'],
  ['RUN --mount=type=ssh, \\\n# x\n id=a b', 'RUN --mount=type=ssh, \\\n# x\n id=a b'],
  ['COPY --from build /a /b', 'COPY --from=build /a /b'],
  ['COPY --from /a /b', 'COPY --from /a /b'],
  ['FROM --platform linux/amd64 node', 'FROM --platform=linux/amd64 node'],
  ['HEALTHCHECK --interval 5s CMD a', 'HEALTHCHECK --interval=5s CMD a'],
  ['HEALTHCHECK --interval=2min --timeout=1d CMD a', 'HEALTHCHECK --interval=2m --timeout=24h CMD a'],
  ['RUN --network=nonee a', 'RUN --network=none a'],
  ['RUN --mount=type=cache,taget=/x a', 'RUN --mount=type=cache,target=/x a'],
  ['RUN --mount=type=cache,target=/x, a', 'RUN --mount=type=cache,target=/x a'],
  ['RUN --mount=type=cache, target=/x a', 'RUN --mount=type=cache,target=/x a'],
  ['RUN --mount=type=cache, \\\n target=/x a', 'RUN --mount=type=cache,target=/x a'],
  ['RUN --mount=type=tmpf,target=/x a', 'RUN --mount=type=tmpfs,target=/x a'],
])('fixes %j', (text, fixed) => {
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(fixed);
});
