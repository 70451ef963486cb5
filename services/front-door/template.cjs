// What the templates take of owners.yml; Node runs TypeScript as it is.
module.exports = require('./src/template/template.ts');
