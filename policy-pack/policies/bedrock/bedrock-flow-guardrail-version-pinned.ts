import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { flowType, guardrailType } from "../../services/bedrock";
import { checkGuardrailVersion, guardrailVersionTypes } from "../../services/bedrock-agents";
import { eachFlowNode, flowTypes, nativeFlowType } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

const [versionType] = guardrailVersionTypes;

/** A flow with one prompt node behind a guardrail. */
function flowWith(guardrailConfiguration: object): StackExample {
    const nodes = [{ name: "answer", type: "Prompt", configuration: { prompt: { guardrailConfiguration } } }];
    return { flow: { type: flowType, props: { definition: { nodes } } } };
}

export default definePolicy<AnyFlowArgs>({
    id: "bedrock-flow-guardrail-version-pinned",
    title: "Flows apply numbered versions of their guardrails, not the working drafts",
    severity: "medium",
    scope: "stack",
    appliesTo: flowTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "A flow on the draft of a guardrail feels every edit at once, a weakened filter as well, before anybody reviewed it.",
    fix: "Add a GuardrailVersion, and set guardrailVersion of each node to its version.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-versions-create.html",
    check(flow, context) {
        eachFlowNode(flow.props, context, (configuration, path) => {
            for (const kind of ["prompt", "knowledgeBase"] as const) {
                const guardrail = configuration[kind]?.guardrailConfiguration;
                if (!guardrail || !isSet(guardrail, "guardrailIdentifier")) continue;
                const place = path === "definitionString" ? path : `${path}.${kind}.guardrailConfiguration`;
                const words = "has a node that applies the working draft of its guardrail";
                checkGuardrailVersion(guardrail, place, flow, context, words);
            }
        });
    },
    examples: {
        passes: {
            "the version is a number": flowWith({ guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "3" }),
            "the version is made in the same deployment": {
                guardrail: { type: guardrailType },
                version: { type: versionType, props: { guardrailArn: ref("guardrail", "guardrailArn") } },
                ...flowWith({
                    guardrailIdentifier: ref("guardrail", "guardrailId"),
                    guardrailVersion: ref("version", "version"),
                }),
            },
            "no node has a guardrail": {
                flow: {
                    type: flowType,
                    props: { definition: { nodes: [{ name: "answer", configuration: { prompt: {} } }] } },
                },
            },
        },
        fails: {
            "the version is DRAFT": flowWith({ guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "DRAFT" }),
            "the definition is a text": {
                flow: {
                    type: nativeFlowType,
                    props: {
                        definitionString: JSON.stringify({
                            Nodes: [
                                {
                                    Name: "search",
                                    Type: "KnowledgeBase",
                                    Configuration: {
                                        KnowledgeBase: {
                                            GuardrailConfiguration: {
                                                GuardrailIdentifier: "ab12cd34ef56",
                                                GuardrailVersion: "DRAFT",
                                            },
                                        },
                                    },
                                },
                            ],
                        }),
                    },
                },
            },
        },
        unknown: {
            "the version is not known yet": flowWith({
                guardrailIdentifier: "ab12cd34ef56",
                guardrailVersion: unknownValue,
            }),
        },
        notApplicable: { "the flow has no definition yet": { flow: { type: flowType } } },
    },
});
