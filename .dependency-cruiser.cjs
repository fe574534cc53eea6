/** The boundaries of the code, enforced: see CONTRIBUTING.md. */
/** In every context: the rules of its use cases, and its model. Groups are numbered through all of the patterns. */
const pureModel = [
  // libs/cases/src/case/escalate-case/escalate-case.ts
  '^libs/[^/]+/src/[^/]+/([^/]+)/\\1\\.ts$',
  // libs/cases/src/case/case.events.ts
  '^libs/[^/]+/src/([^/]+)/\\2\\.(?:events|state|rules|refusals|policy|silence|standing|streams|view)\\.ts$',
  '^libs/[^/]+/src/([^/]+)/view/\\3\\.view(?:-parts|-shape)?\\.ts$',
  '^libs/customers/src/customer/contacts/contact-details\\.ts$',
].join('|');

/** What is shared by the use cases of a context. */
const sharedFolders = 'view|numbers|contacts|turns|testing';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/src' },
    },
    {
      name: 'pure-files-import-no-package',
      comment: 'Decisions, events and state must stay free of I/O, clocks and frameworks.',
      severity: 'error',
      from: { path: pureModel },
      to: { pathNot: `^libs/kernel/src/|${pureModel}` },
    },
    {
      name: 'libs-meet-through-their-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$|testing/)', pathNot: '^libs/$1/' },
    },
    {
      name: 'slices-do-not-import-each-other',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/([^/]+)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/$1/src/$2/([^/]+)/',
        pathNot: `^libs/$1/src/$2/($3|${sharedFolders})/`,
      },
    },
    {
      name: 'the-kit-knows-no-context',
      severity: 'error',
      from: { path: '^libs/(?!product/)[^/]+/src/', pathNot: '\\.spec\\.ts$|/testing/|^libs/operations/' },
      to: { path: '^libs/product/' },
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
