/** The boundaries of the code, enforced: see CONTRIBUTING.md. */
const pureModel = [
  '^libs/cases/src/case/(?!testing/)[^/]+/[^./]+\\.ts$',
  '^libs/cases/src/case/case\\.(events|state|rules|refusals|fields|policy|silence|standing|streams)\\.ts$',
  '^libs/cases/src/case/view/case\\.view(-parts|-shape)?\\.ts$',
  '^libs/customers/src/customer/(?!testing/|contacts/|turns/)[^/]+/[^./]+\\.ts$',
  '^libs/customers/src/customer/contacts/contact-details\\.ts$',
  '^libs/customers/src/customer/customer\\.(events|state|rules|refusals|fields|streams)\\.ts$',
  '^libs/customers/src/customer/view/customer\\.view\\.ts$',
].join('|');

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
      to: { pathNot: `^libs/(kernel|privacy)/src/|${pureModel}` },
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
      from: { path: '^libs/cases/src/case/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/cases/src/case/([^/]+)/', pathNot: '^libs/cases/src/case/($1|view|numbers)/' },
    },
    {
      name: 'slices-of-customers-do-not-import-each-other',
      severity: 'error',
      from: { path: '^libs/customers/src/customer/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/customers/src/customer/([^/]+)/',
        pathNot: '^libs/customers/src/customer/($1|view|contacts|turns)/',
      },
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
