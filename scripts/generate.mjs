// Makes schema.graphql and schema.sql anew, from the code: the specs that compare them write them instead.
process.env.CASEFOLD_GENERATE = 'yes';
process.argv.push('test/generated');
await import('./test.mjs');
