import type { FlowDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue, withConfig } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { flowDefinitionType, labelingJobType } from "../../services/sagemaker";

interface Config {
    readonly acceptVendors: boolean;
}

interface HumanTask {
    readonly workteamArn?: string;
    readonly publicWorkforceTaskPrice?: object;
}

const team = (kind: string, account = "111122223333"): string =>
    `arn:aws:sagemaker:eu-central-1:${account}:workteam/${kind}`;
const mechanicalTurk = team("public-crowd/default", "394669845002");

export default definePolicy<FlowDefinitionArgs, Config>({
    id: "sagemaker-no-public-workforce",
    title: "Data is labelled and reviewed by the organisation's own people",
    severity: "high",
    appliesTo: [flowDefinitionType, labelingJobType],
    supports: ["A.7.2", "A.10.3"],
    why: "Amazon Mechanical Turk shows each task to anyone in the world who signs up; nothing binds them to keep what they see, or to be careful with it.",
    fix: "Name a private work team in workteamArn and leave publicWorkforceTaskPrice out.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management-public.html",
    config: {
        acceptVendors: {
            type: "boolean",
            default: true,
            description: "Whether teams of vendors, from AWS Marketplace, may do the work, as contracts bind these.",
        },
    },
    check(resource, context) {
        eachObjectAt<HumanTask>(resource, context, ["humanLoopConfig", "humanTaskConfig"], (task, path) => {
            // Only the public workforce is paid by the task.
            if (isSet(task, "publicWorkforceTaskPrice")) {
                context.report("gives its tasks to the public", `${path}.publicWorkforceTaskPrice`);
                return;
            }
            const kind = /:workteam\/([a-z-]+)\//.exec(task.workteamArn ?? "")?.[1];
            if (kind === "public-crowd") context.report("gives its tasks to the public", `${path}.workteamArn`);
            if (kind === "vendor-crowd" && !context.config.acceptVendors) {
                context.report("gives its tasks to a vendor", `${path}.workteamArn`);
            }
        });
    },
    examples: {
        passes: {
            "a private team reviews": { humanLoopConfig: { workteamArn: team("private-crowd/reviewers") } },
            "a vendor's team labels": ofType(labelingJobType, {
                humanTaskConfig: { workteamArn: team("vendor-crowd/labels") },
            }),
        },
        fails: {
            "the public reviews": { humanLoopConfig: { workteamArn: mechanicalTurk } },
            "the public labels": ofType(labelingJobType, { humanTaskConfig: { workteamArn: mechanicalTurk } }),
            "there is a price for a task, and the team is not known yet": {
                humanLoopConfig: {
                    workteamArn: unknownValue,
                    publicWorkforceTaskPrice: { amountInUsd: { cents: 12 } },
                },
            },
            "the organisation accepts no vendors": withConfig(
                { acceptVendors: false },
                { humanLoopConfig: { workteamArn: team("vendor-crowd/labels") } },
            ),
        },
        unknown: { "the team is not known yet": { humanLoopConfig: { workteamArn: unknownValue } } },
    },
});
