// How the functions of every service are bundled: what serverless.yml has under custom.esbuild.
module.exports = {
  bundle: true,
  minify: true,
  // No name of a function or class is logged or compared: errors have theirs as a property.
  keepNames: false,
  format: 'cjs',
  outputFileExtension: '.cjs',
  target: 'node24',
  mainFields: ['module', 'main'],
  exclude: [],
  // From the folder of a service.
  plugins: '../../packages/settings/esbuild-plugins.cjs',
};
