import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { flowType } from "../../services/bedrock";
import { eachFlowNode, flowTypes, promptTypes } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

const [promptType] = promptTypes;
const promptVersionType = "aws-native:bedrock:PromptVersion";

/** A flow with one node whose prompt is kept apart. */
function flowWith(promptArn: string): StackExample {
    const prompt = { sourceConfiguration: { resource: { promptArn } } };
    const nodes = [{ name: "answer", type: "Prompt", configuration: { prompt } }];
    return { flow: { type: flowType, props: { definition: { nodes } } } };
}

export default definePolicy<AnyFlowArgs>({
    id: "bedrock-flow-prompt-version-pinned",
    title: "Flows use numbered versions of prompts",
    severity: "medium",
    scope: "stack",
    appliesTo: flowTypes,
    supports: ["A.4.4", "A.6.2.5"],
    why: "Without a version a node uses the draft of its prompt: an edit in prompt management changes what the flow does in production, untested.",
    fix: "Make a PromptVersion, and set promptArn to the ARN of that version, which ends in its number.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-deploy.html",
    check(flow, context) {
        const { report, unknown, graph } = context;
        eachFlowNode(flow.props, context, (configuration, path) => {
            const resource = configuration.prompt?.sourceConfiguration?.resource;
            if (!resource || !isSet(resource, "promptArn")) return;
            const words = "has a node that uses the draft of its prompt";
            if (isUnknown(resource, "promptArn")) {
                const reference = "definition.nodes.configuration.prompt.sourceConfiguration.resource.promptArn";
                // The ARN of a prompt itself is the one of its draft.
                if (graph.referredToBy(flow, reference, promptVersionType).resources.length > 0) return;
                if (graph.referredToBy(flow, reference, ...promptTypes).resources.length > 0)
                    return report(words, path);
                return unknown("uses a prompt that is not known yet", path);
            }
            if (!/:prompt\/[0-9a-zA-Z]+:\d+$/.test(resource.promptArn ?? "")) report(words, path);
        });
    },
    examples: {
        passes: {
            "the ARN ends in a number": flowWith("arn:aws:bedrock:eu-west-1:111122223333:prompt/AB12CD34EF:4"),
            "the version is made in the same deployment": {
                version: {
                    type: promptVersionType,
                    props: { arn: "arn:aws:bedrock:eu-west-1:111122223333:prompt/AB12CD34EF:1" },
                },
                ...flowWith(ref("version", "arn")),
            },
            "the prompt stands in the node": {
                flow: {
                    type: flowType,
                    props: {
                        definition: {
                            nodes: [
                                {
                                    name: "answer",
                                    configuration: { prompt: { sourceConfiguration: { inline: {} } } },
                                },
                            ],
                        },
                    },
                },
            },
        },
        fails: {
            "the ARN names no version": flowWith("arn:aws:bedrock:eu-west-1:111122223333:prompt/AB12CD34EF"),
            "the prompt of the same deployment is used as it is": {
                prompt: {
                    type: promptType,
                },
                ...flowWith(ref("prompt", "arn")),
            },
        },
        unknown: { "the ARN is not known yet": flowWith(unknownValue) },
        notApplicable: { "the flow has no definition yet": { flow: { type: flowType } } },
    },
});
