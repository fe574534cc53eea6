/** The boundaries of the code, enforced: see CONTRIBUTING.md. */
/** From the bottom up: a group imports from those before it, never from those after it. */
const groups = ['core', 'engine', 'trust', 'api', 'kit', 'contexts', 'analysis', 'product'];

/** A lib: `libs/engine/codec`, or a group that is one lib, as `libs/kit` is. */
const anyLib = 'libs/(?:(?:core|engine|trust|api|contexts|analysis)/[^/]+|kit|product|host)';

/** In every context: the rules of its use cases, and its model. Groups are numbered through all of the patterns. */
const pureModel = [
  // libs/contexts/cases/src/use-cases/escalate-case/escalate-case.ts
  '^libs/contexts/[^/]+/src/use-cases/([^/]+)/\\1\\.ts$',
  // libs/contexts/cases/src/case/case.events.ts
  '^libs/contexts/[^/]+/src/([^/]+)/\\2\\.(?:events|state|rules|refusals|policy|silence|status|streams|view)\\.ts$',
  '^libs/contexts/[^/]+/src/([^/]+)/view/\\3\\.view(?:-parts|-shape)?\\.ts$',
  '^libs/contexts/customers/src/customer/contacts/contact-details\\.ts$',
].join('|');

const specs = '\\.(?:spec|examples)\\.ts$|/testing/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-cycles-of-folders-in-a-context',
      severity: 'error',
      scope: 'folder',
      from: { path: '^libs/contexts/' },
      to: { circular: true },
    },
    ...groups.slice(0, -1).map((group, height) => ({
      name: `${group}-imports-nothing-above-it`,
      comment: 'Groups of libs stand on one another: docs/architecture.md.',
      severity: 'error',
      from: { path: `^libs/${group}/`, pathNot: specs },
      to: { path: `^libs/(${groups.slice(height + 1).join('|')}|host)/` },
    })),
    {
      name: 'only-programs-use-the-host',
      severity: 'error',
      from: { path: '^libs/(?!host/)' },
      to: { path: '^libs/host/' },
    },
    {
      name: 'host-knows-the-engine-alone',
      comment: 'How a program starts and stops is the same whatever it serves.',
      severity: 'error',
      from: { path: '^libs/host/' },
      to: { path: '^libs/(?!host/|core/|engine/)' },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/core/kernel/src', pathNot: specs },
      to: { pathNot: '^libs/core/kernel/src' },
    },
    {
      name: 'pure-files-import-no-package',
      comment: 'Decisions, events and state must stay free of I/O, clocks and frameworks.',
      severity: 'error',
      from: { path: pureModel },
      to: { pathNot: `^libs/core/kernel/src/|${pureModel}` },
    },
    {
      name: 'libs-meet-through-their-index',
      severity: 'error',
      from: { path: `^(${anyLib})/` },
      to: { path: `^${anyLib}/src/(?!(?:(?:testing/)?index|events)\\.ts$)`, pathNot: '^$1/' },
    },
    {
      name: 'only-specs-use-test-support',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: specs },
      to: { path: '/testing/' },
    },
    {
      name: 'slices-do-not-import-each-other',
      severity: 'error',
      from: { path: '^libs/contexts/([^/]+)/src/use-cases/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/contexts/$1/src/use-cases/(?!$2/)' },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|^dist' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
