import type { Owner } from '../src/dialog/owner.ts';

/** One that has words for everything, one that wants to know of a goodbye, and one that knows its intent alone. */
export const patching: Owner = {
  service: 'patch-status-intent',
  function: 'opsline-patch-status-intent-dev-patchStatus',
  intents: ['patchStatusIntent', 'helpIntent', 'capabilitiesIntent', 'goodbyeIntent', 'FallbackIntent'],
  say: ['check patching', 'the name of a target group'],
};
export const emergency: Owner = {
  service: 'emergency-patch-intent',
  function: 'opsline-emergency-patch-intent-dev-emergencyPatch',
  intents: ['emergencyPatchIntent', 'goodbyeIntent'],
  say: ['emergency patch'],
};
export const scan: Owner = {
  service: 'network-scan-intent',
  function: 'opsline-network-scan-intent-dev-networkScan',
  intents: ['networkScanIntent'],
  say: ['network scan'],
};

export const owners = [patching, emergency, scan];
