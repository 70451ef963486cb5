import { z } from 'zod';
import { uuidFrom } from '../derived-id.ts';
import { instanceId } from '../formats.ts';
import { epochSeconds } from '../json-protocol.ts';
import { operation } from '../request-shape.ts';
import { type Instance, severities } from '../scenario/scenario.ts';
import { ServiceError } from '../service-error.ts';
import { complianceFilters, matches } from './compliance-filters.ts';
import { requireKnownKeys } from './filter-keys.ts';
import { pageOf, pageShape } from './listing.ts';
import {
  installedPatches,
  isReporting,
  nonCompliantPatches,
  type PatchFinding,
  type ReportingInstance,
} from './patches.ts';

const paged = pageShape(1, 50);

function executionSummary({ id, patches }: ReportingInstance) {
  return {
    ExecutionTime: epochSeconds(patches.reportedAt),
    ExecutionId: uuidFrom(`${id}/scan`),
    ExecutionType: 'Command',
  };
}

function severitySummary(patches: readonly PatchFinding[]) {
  const count = (wanted: string): number => patches.filter(({ severity }) => severity === wanted).length;
  return {
    CriticalCount: count('CRITICAL'),
    HighCount: count('HIGH'),
    MediumCount: count('MEDIUM'),
    LowCount: count('LOW'),
    InformationalCount: count('INFORMATIONAL'),
    UnspecifiedCount: count('UNSPECIFIED'),
  };
}

function summarise(instance: ReportingInstance) {
  const wrong = nonCompliantPatches(instance.patches);
  const well = installedPatches(instance.patches, instance.platform);
  return {
    ComplianceType: 'Patch',
    ResourceType: 'ManagedInstance',
    ResourceId: instance.id,
    Status: wrong.length > 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
    OverallSeverity:
      severities.find((one) => wrong.some(({ severity }) => severity === one)) ?? 'UNSPECIFIED',
    ExecutionSummary: executionSummary(instance),
    CompliantSummary: { CompliantCount: well.length, SeveritySummary: severitySummary(well) },
    NonCompliantSummary: { NonCompliantCount: wrong.length, SeveritySummary: severitySummary(wrong) },
  };
}

function describeItem(instance: ReportingInstance, patch: PatchFinding) {
  return {
    ComplianceType: 'Patch',
    ResourceType: 'ManagedInstance',
    ResourceId: instance.id,
    Id: patch.id,
    Title: patch.title,
    Status: patch.state === 'Installed' ? 'COMPLIANT' : 'NON_COMPLIANT',
    Severity: patch.severity,
    ExecutionSummary: executionSummary(instance),
    Details: { PatchState: patch.state, Classification: patch.classification, PatchSeverity: patch.severity },
  };
}

function itemsOf(instance: ReportingInstance) {
  return [
    ...installedPatches(instance.patches, instance.platform),
    ...nonCompliantPatches(instance.patches),
  ].map((patch) => describeItem(instance, patch));
}

function onlyInstance(ids: readonly string[] | undefined): string {
  const [id, ...others] = ids ?? [];
  if (id !== undefined && others.length === 0 && instanceId.test(id)) return id;
  throw new ServiceError('InvalidResourceId', 'ResourceIds: expected the id of exactly one instance');
}

/** The keys AWS documents, and `Status`, which it does not document. */
function summaryFacts(summary: ReturnType<typeof summarise>, { platform }: Instance) {
  return {
    ComplianceType: summary.ComplianceType,
    OverallSeverity: summary.OverallSeverity,
    InstanceId: summary.ResourceId,
    ExecutionType: summary.ExecutionSummary.ExecutionType,
    'AWS:InstanceInformation.PlatformType': platform,
    Status: summary.Status,
  };
}
const summaryKeys = [
  'ComplianceType',
  'OverallSeverity',
  'InstanceId',
  'ExecutionType',
  'AWS:InstanceInformation.PlatformType',
  'Status',
];
const itemKeys = ['ComplianceType', 'Status', 'Severity', 'Id'];

/** ListResourceComplianceSummaries, one per instance that has reported; ListComplianceItems, one per patch. */
export function createComplianceOperations(instances: readonly Instance[]) {
  return {
    ListResourceComplianceSummaries: operation(
      z.strictObject({ Filters: complianceFilters, ...paged }),
      (input) => {
        requireKnownKeys(input.Filters, summaryKeys, 'InvalidFilter');
        const wanted = instances.filter(isReporting).flatMap((instance) => {
          const summary = summarise(instance);
          return matches(summaryFacts(summary, instance), input.Filters) ? [summary] : [];
        });
        const { items, nextToken } = pageOf(
          'ListResourceComplianceSummaries',
          wanted,
          input,
          'InvalidNextToken',
        );
        return { ResourceComplianceSummaryItems: items, NextToken: nextToken };
      },
    ),

    ListComplianceItems: operation(
      z.strictObject({
        Filters: complianceFilters,
        ResourceIds: z.array(z.string()).optional(),
        ResourceTypes: z.array(z.string()).default(['ManagedInstance']),
        ...paged,
      }),
      (input) => {
        if (input.ResourceTypes.some((type) => type !== 'ManagedInstance')) {
          throw new ServiceError('InvalidResourceType', 'ResourceTypes: expected ManagedInstance');
        }
        requireKnownKeys(input.Filters, itemKeys, 'InvalidFilter');
        const id = onlyInstance(input.ResourceIds);
        const wanted = instances
          .filter(isReporting)
          .filter((instance) => instance.id === id)
          .flatMap(itemsOf)
          .filter(({ ComplianceType, Status, Severity, Id }) =>
            matches({ ComplianceType, Status, Severity, Id }, input.Filters),
          );
        const { items, nextToken } = pageOf('ListComplianceItems', wanted, input, 'InvalidNextToken');
        return { ComplianceItems: items, NextToken: nextToken };
      },
    ),
  };
}
