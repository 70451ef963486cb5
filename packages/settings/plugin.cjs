// The serverless command loads a plugin by `require`; ours is TypeScript, which Node runs as it is from 22.18 on.
module.exports = process.features.typescript
  ? require('./src/plugin/plugin.ts').SettingsPlugin
  : needsNewerNode();

function needsNewerNode() {
  return class {
    constructor({ classes }) {
      const said = `This needs Node 22.18 or newer, not ${process.version}: "npx pnpm exec serverless …" brings its own.`;
      throw new classes.Error(said, 'NODE_TOO_OLD');
    }
  };
}
