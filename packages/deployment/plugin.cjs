// The serverless command loads a plugin by `require`; ours is TypeScript.
module.exports = require('@opsline/settings/typed')(() => require('./src/plugin.ts').DeploymentPlugin);
