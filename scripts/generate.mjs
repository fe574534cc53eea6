// Regenerates schema.graphql, schema.sql and other generated files: the specs that compare them write them instead.
process.env.CASEFOLD_GENERATE = 'yes';
process.argv.push('test/generated');
await import('./test.mjs');
