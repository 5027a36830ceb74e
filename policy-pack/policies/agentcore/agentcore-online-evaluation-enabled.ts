import type { AgentcoreOnlineEvaluationConfigArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreOnlineEvaluationConfigArgs>({
    id: "agentcore-online-evaluation-enabled",
    title: "Online evaluations of agents run",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreOnlineEvaluationConfig:AgentcoreOnlineEvaluationConfig",
    supports: ["A.6.2.4", "A.6.2.6"],
    why: "An evaluation that is configured and never enabled looks like monitoring in every inventory, and watches nothing.",
    fix: "Set enableOnCreate to true, and executionStatus, if it is given, to ENABLED.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/online-evaluations.html",
    check({ enableOnCreate, executionStatus }, { report }) {
        // What is said of the status holds, whatever the evaluation was created with.
        if (executionStatus === "ENABLED") return;
        if (executionStatus === "DISABLED") report("is disabled", "executionStatus");
        else if (enableOnCreate !== true) report("is created without being enabled", "enableOnCreate");
    },
    examples: {
        passes: {
            "the evaluation runs from the start": { enableOnCreate: true },
            "the evaluation was enabled later": { enableOnCreate: false, executionStatus: "ENABLED" },
        },
        fails: {
            "the evaluation is not enabled": { enableOnCreate: false },
            "nothing is said": {},
            "the evaluation was disabled later": { enableOnCreate: true, executionStatus: "DISABLED" },
        },
        unknown: {
            "the status is not known yet": { enableOnCreate: true, executionStatus: unknownValue },
        },
    },
});
