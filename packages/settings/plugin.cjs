module.exports = require('./typed.cjs')(() => require('./src/plugin/plugin.ts').SettingsPlugin);
