import type { OpenZfsFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, unknownValue } from "../../policy";
import { openZfsType } from "../../services/fsx";

export default definePolicy<OpenZfsFileSystemArgs>({
    id: "fsx-copy-tags-to-volumes",
    title: "Volumes of FSx for OpenZFS get the tags of their file system",
    severity: "low",
    appliesTo: openZfsType,
    supports: ["A.4.3"],
    equivalents: ["prowler:fsx_file_system_copy_tags_to_volumes_enabled"],
    why: "Datasets are in volumes: without tags nobody knows their owner, their class or when they have to go.",
    fix: "Set copyTagsToVolumes to true.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html",
    check({ copyTagsToVolumes }, { report }) {
        if (String(copyTagsToVolumes) !== "true") report("does not copy its tags to volumes", "copyTagsToVolumes");
    },
    examples: {
        passes: { "tags are copied": { copyTagsToVolumes: true } },
        fails: {
            "copying is left at its default, off": { deploymentType: "MULTI_AZ_1" },
            "copying is off": { copyTagsToVolumes: false },
        },
        unknown: { "it is not known yet": { copyTagsToVolumes: unknownValue } },
    },
});
