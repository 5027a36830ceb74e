import type { DetectorArgs } from "@pulumi/aws/guardduty";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DetectorArgs>({
    id: "ai-guardduty-enabled",
    title: "GuardDuty is on",
    severity: "high",
    appliesTo: "aws:guardduty/detector:Detector",
    supports: ["A.6.2.6"],
    equivalents: ["aws-aiml:SM-04"],
    why: "GuardDuty sees stolen credentials of a notebook, invocation logging that is switched off and guardrails that are taken away. A detector that is off sees nothing, and looks as if all were well.",
    fix: "Set enable to true, or leave it out.",
    reference: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html",
    check({ enable }, { report }) {
        if (enable === false) report("is switched off", "enable");
    },
    examples: {
        passes: { "it is on": { enable: true }, "it is left at its default, on": {} },
        fails: { "it is off": { enable: false } },
        unknown: { "whether it is on is not known yet": { enable: unknownValue } },
    },
});
