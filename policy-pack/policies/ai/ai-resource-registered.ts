import { definePolicy, isUnknown, unknownValue, withConfig } from "../../policy";
import type { ExampleResource, GraphView, Properties } from "../../policy";
import {
    objectTypes,
    parameterType,
    systemIdOfObject,
    systemIdOfParameter,
    systemTag,
    tagsOf,
} from "../../services/ai-register";
import { endpointType, endpointTypes, modelTypes } from "../../services/sagemaker";

interface Config {
    readonly required: boolean;
    readonly knownSystems: string[];
}

interface TaggedArgs {
    readonly tags?: Properties;
    readonly tagsAll?: Properties;
}

interface Register {
    readonly ids: ReadonlySet<string>;
    /** False when a parameter or object may be an entry, and its name is not known yet. */
    readonly complete: boolean;
}

const parameter = { type: parameterType, props: { name: "/shop/prod/ai-systems/scoring", value: "{}" } };
const tagged = (id: string): ExampleResource => ({
    type: endpointType,
    props: { tags: { [systemTag]: id } },
});

export default definePolicy<TaggedArgs, Config>({
    id: "ai-resource-registered",
    title: "AI resources belong to an AI system of the register",
    severity: "medium",
    scope: "stack",
    appliesTo: [
        ...endpointTypes,
        ...modelTypes,
        "aws:bedrock/agentAgent:AgentAgent",
        "aws:bedrock/agentFlow:AgentFlow",
        "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase",
        "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime",
        "aws:bedrock/customModel:CustomModel",
        "aws:bedrock/inferenceProfile:InferenceProfile",
        "aws:bedrock/provisionedModelThroughput:ProvisionedModelThroughput",
    ],
    supports: ["A.4.2", "A.6.1.3", "A.9.2"],
    why: "A model that no entry of the register speaks of has no owner, no assessed impact and no intended use: it is outside of what is managed.",
    fix: "Make the resource a child of an AiSystem component, or tag it with ai-system-id, the id of an entry of the register.",
    reference: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
    config: {
        required: {
            type: "boolean",
            default: false,
            description:
                "Whether stacks without any register are asked too; otherwise those that keep one, or tag by one.",
        },
        knownSystems: {
            type: "array",
            items: { type: "string" },
            default: [],
            description:
                "Ids of systems whose entries other stacks keep. With none, ids that the stack does not know are accepted where it keeps no register of its own.",
        },
    },
    check(resource, { graph, report, unknown, notApplicable, config }) {
        const register = graph.once(registerOf);
        const known = new Set([...register.ids, ...config.knownSystems]);
        const id = tagsOf(resource.props)[systemTag];
        if (id !== undefined) {
            if (known.size === 0 || known.has(id)) return;
            if (register.complete) report("belongs to an AI system that is not in the register", "tags");
            else
                unknown(
                    "belongs to an AI system that may be in the register: an entry's name is not known yet",
                    "tags",
                );
            return;
        }
        // Not everything can be tagged, and children of the component are its own.
        if (resource.urn.includes("annex42:governance:AiSystem$")) return;
        if (isUnknown(resource.props, "tags") || isUnknown(resource.props, "tagsAll")) {
            return unknown("may belong to an AI system: its tags are not known yet", "tags");
        }
        if (known.size === 0 && !config.required) return notApplicable();
        report("belongs to no AI system of the register", "tags");
    },
    examples: {
        passes: {
            "its tag names an entry of the stack": { parameter, endpoint: tagged("scoring") },
            "its tag names an entry that another stack keeps": withConfig(
                { knownSystems: ["scoring"] },
                { endpoint: tagged("scoring") },
            ),
            "its tag names a system, and the stack keeps no register": { endpoint: tagged("scoring") },
        },
        fails: {
            "the stack keeps a register, and the endpoint has no tag": { parameter, endpoint: { type: endpointType } },
            "its tag names no entry": { parameter, endpoint: tagged("other") },
            "every stack has to register what it has": withConfig(
                { required: true },
                { endpoint: { type: endpointType } },
            ),
        },
        unknown: {
            "its tags are not known yet": {
                parameter,
                endpoint: { type: endpointType, props: { tags: unknownValue } },
            },
            "the name of a parameter is not known yet": {
                parameter,
                other: { type: parameterType, props: { name: unknownValue } },
                endpoint: tagged("other"),
            },
        },
        notApplicable: {
            "the stack keeps no register": { endpoint: { type: endpointType } },
        },
    },
});

/** The ids of all entries of the stack. */
function registerOf(graph: GraphView): Register {
    const ids = new Set<string>();
    let complete = true;
    const add = (props: Properties, key: string, idOf: (value: unknown) => string | undefined): void => {
        if (isUnknown(props, key)) complete = false;
        else {
            const id = idOf(props[key]);
            if (id !== undefined) ids.add(id);
        }
    };
    for (const { props } of graph.ofType(parameterType)) add(props, "name", systemIdOfParameter);
    for (const { props } of graph.ofType(...objectTypes)) add(props, "key", systemIdOfObject);
    return { ids, complete };
}
