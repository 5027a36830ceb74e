import type { WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, unknownValue } from "../../policy";
import { workgroupType } from "../../services/athena";

const engine = (selectedEngineVersion: string) => ({ configuration: { engineVersion: { selectedEngineVersion } } });

export default definePolicy<WorkgroupArgs>({
    id: "athena-workgroup-engine-auto-upgrade",
    title: "Athena workgroups move on to new engine versions by themselves",
    severity: "low",
    appliesTo: workgroupType,
    supports: ["A.4.4", "A.6.2.6"],
    equivalents: ["config:ATHENA_WORKGROUP_ENGINE_VERSION_AUTO_UPGRADE"],
    why: "A version that was chosen stays until AWS ends it, with the holes that later ones have closed.",
    fix: "Set configuration.engineVersion.selectedEngineVersion to AUTO, or leave it out.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/engine-versions-changing.html",
    check({ configuration }, { report, notApplicable }) {
        const version = configuration?.engineVersion?.selectedEngineVersion ?? "AUTO";
        // Workgroups for Spark are bound to their version.
        if (/spark/i.test(version)) notApplicable();
        if (version !== "AUTO") {
            report("stays on one engine version", "configuration.engineVersion.selectedEngineVersion");
        }
    },
    examples: {
        passes: {
            "the version is left at its default, AUTO": { name: "training" },
            "the version is AUTO": engine("AUTO"),
        },
        fails: { "a version is chosen": engine("Athena engine version 3") },
        unknown: { "the version is not known yet": engine(unknownValue) },
        notApplicable: { "the workgroup is for Spark": engine("PySpark engine version 3") },
    },
});
