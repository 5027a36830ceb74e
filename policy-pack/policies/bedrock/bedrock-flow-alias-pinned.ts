import { definePolicy, unknownValue } from "../../policy";
import { flowAliasType } from "../../services/bedrock-flows";

interface FlowAliasArgs {
    readonly flowArn?: string;
    readonly routingConfiguration?: readonly { readonly flowVersion?: string }[];
}

export default definePolicy<FlowAliasArgs>({
    id: "bedrock-flow-alias-pinned",
    title: "Aliases of flows lead to a numbered version",
    severity: "medium",
    appliesTo: flowAliasType,
    supports: ["A.6.2.5"],
    why: "The draft of a flow changes with every edit. Callers of an alias that leads to it run prompts and code that nobody tested, and there is nothing to roll back to.",
    fix: "Make a FlowVersion, and set routingConfiguration.flowVersion to its version.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/flows-deploy.html",
    check({ routingConfiguration }, { report, each }) {
        each(routingConfiguration, ({ flowVersion }, index) => {
            // Absent means the draft.
            if ((flowVersion ?? "DRAFT") === "DRAFT") {
                report("leads to the draft of the flow", `routingConfiguration.${index}.flowVersion`);
            }
        });
    },
    examples: {
        passes: { "it leads to version 2": { routingConfiguration: [{ flowVersion: "2" }] } },
        fails: {
            "it leads to the draft": { routingConfiguration: [{ flowVersion: "DRAFT" }] },
            "the route names no version": { routingConfiguration: [{}] },
        },
        unknown: { "the version is not known yet": { routingConfiguration: [{ flowVersion: unknownValue }] } },
    },
});
