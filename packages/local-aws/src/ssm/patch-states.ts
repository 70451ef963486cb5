import { z } from 'zod';
import { hexFrom, managedId, uuidFrom } from '../ids.ts';
import { epochSeconds } from '../protocol/json-protocol.ts';
import { operation } from '../protocol/request-shape.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance, PatchReport } from '../scenario/scenario.ts';
import { pageOf, pageShape } from './listing.ts';

/** How long a scan or an installation takes here. */
const reportMs = 4 * 60_000;

/** An instance that has reported its patches to Systems Manager. */
type ReportingInstance = Instance & { readonly patches: PatchReport };

/** DescribeInstancePatchStates: instances that never reported, and unknown ones, are left out. */
export function createPatchStateOperations(instances: readonly Instance[]) {
  const found = foundById(instances.filter(isReporting));
  return {
    DescribeInstancePatchStates: operation(
      z.strictObject({
        InstanceIds: z.array(z.string().regex(managedId, 'expected the id of an instance')).max(50),
        ...pageShape(10, 100),
      }),
      (input) => {
        const wanted = found(input.InstanceIds);
        const { items, nextToken } = pageOf('DescribeInstancePatchStates', wanted, input, 'InvalidNextToken');
        return { InstancePatchStates: items.map(describeState), NextToken: nextToken };
      },
    ),
  };
}

function isReporting(instance: Instance): instance is ReportingInstance {
  return instance.patches !== undefined;
}

function describeState({ id, platform, patchGroup, patches }: ReportingInstance) {
  const { missing, failed, pendingReboot, rejected } = patches;
  const wrong = [...missing, ...failed, ...pendingReboot, ...rejected];
  const critical = wrong.filter(({ severity }) => severity === 'CRITICAL');
  const security = wrong.filter((one) => one.severity !== 'CRITICAL' && one.classification === 'Security');
  return {
    InstanceId: id,
    PatchGroup: patchGroup,
    BaselineId: `pb-${hexFrom(`${platform} baseline`, 17)}`,
    SnapshotId: uuidFrom(`${id}/snapshot`),
    InstalledCount: patches.installed,
    InstalledOtherCount: 0,
    InstalledPendingRebootCount: patches.pendingReboot.length,
    InstalledRejectedCount: patches.rejected.length,
    MissingCount: patches.missing.length,
    FailedCount: patches.failed.length,
    UnreportedNotApplicableCount: 0,
    NotApplicableCount: 0,
    OperationStartTime: epochSeconds(patches.reportedAt - reportMs),
    OperationEndTime: epochSeconds(patches.reportedAt),
    Operation: patches.operation,
    RebootOption: 'NoReboot',
    CriticalNonCompliantCount: critical.length,
    SecurityNonCompliantCount: security.length,
    OtherNonCompliantCount: wrong.length - critical.length - security.length,
  };
}
