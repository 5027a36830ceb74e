import type { RegistryScanningConfigurationArgs } from "@pulumi/aws/ecr";

import { definePolicy, unknownValue } from "../../policy";
import { registryScanningType, scansEveryRepository } from "../../services/ecr";

const every = { filter: "*", filterType: "WILDCARD" };

export default definePolicy<RegistryScanningConfigurationArgs>({
    id: "ecr-registry-scanning",
    title: "The registry scans the images of every repository",
    severity: "medium",
    appliesTo: registryScanningType,
    supports: ["A.4.4", "A.6.2.6"],
    equivalents: ["prowler:ecr_registry_scan_images_on_push_enabled"],
    why: "What a filter leaves out is not scanned unless somebody asks for it, and new repositories are the ones that nobody has thought of.",
    fix: 'Add a rule with scanFrequency SCAN_ON_PUSH or CONTINUOUS_SCAN and the repository filter "*".',
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html",
    check(registry, { report, unknown }) {
        const verdict = scansEveryRepository(registry);
        if (verdict === "no") report("does not scan the images of every repository as they are pushed", "rules");
        if (verdict === "unknown") unknown("has rules that are not known yet", "rules");
    },
    examples: {
        passes: {
            "every repository is scanned on push": {
                scanType: "BASIC",
                rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [every] }],
            },
            "some repositories are scanned all the time and all on push": {
                scanType: "ENHANCED",
                rules: [
                    {
                        scanFrequency: "CONTINUOUS_SCAN",
                        repositoryFilters: [{ filter: "prod-*", filterType: "WILDCARD" }],
                    },
                    { scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [every] },
                ],
            },
        },
        fails: {
            "there are no rules": { scanType: "BASIC" },
            "only some repositories are scanned": {
                scanType: "ENHANCED",
                rules: [
                    {
                        scanFrequency: "CONTINUOUS_SCAN",
                        repositoryFilters: [{ filter: "prod-*", filterType: "WILDCARD" }],
                    },
                ],
            },
            "scans are left to people": {
                scanType: "BASIC",
                rules: [{ scanFrequency: "MANUAL", repositoryFilters: [every] }],
            },
        },
        unknown: {
            "the rules are not known yet": { scanType: "BASIC", rules: unknownValue },
            "the filter is not known yet": {
                scanType: "BASIC",
                rules: [
                    {
                        scanFrequency: "SCAN_ON_PUSH",
                        repositoryFilters: [{ filter: unknownValue, filterType: "WILDCARD" }],
                    },
                ],
            },
        },
    },
});
