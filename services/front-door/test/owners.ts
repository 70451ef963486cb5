import type { Owner } from '../src/dialog/owner.ts';

/** One that knows names, and two that do not. */
export const patching: Owner = {
  service: 'patch-status-intent',
  function: 'opsline-patch-status-intent-dev-patchStatus',
  intents: ['patchStatusIntent'],
  say: ['check patching', 'the name of a target group'],
  names: true,
};
export const emergency: Owner = {
  service: 'emergency-patch-intent',
  function: 'opsline-emergency-patch-intent-dev-emergencyPatch',
  intents: ['emergencyPatchIntent'],
  say: ['emergency patch'],
  names: false,
};
export const scan: Owner = {
  service: 'network-scan-intent',
  function: 'opsline-network-scan-intent-dev-networkScan',
  intents: ['networkScanIntent'],
  say: ['network scan'],
  names: false,
};

export const owners = [patching, emergency, scan];
