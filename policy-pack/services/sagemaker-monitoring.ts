import type { DataQualityJobDefinitionArgs, EndpointArgs, MonitoringScheduleArgs } from "@pulumi/aws/sagemaker";

import { isUnknown } from "../policy";
import type { GraphView, Properties, Readable, ResourceView } from "../policy";
import type { Truth } from "../iam";
import { dataQualityJobDefinitionTypes } from "./sagemaker";
import { someOf } from "./lists";

/** Both providers make schedules, and with the same property names. */
export const monitoringScheduleTypes = [
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "aws-native:sagemaker:MonitoringSchedule",
] as const;

/** The types of monitoring job definitions, what they look for, and where each says which endpoint it watches. */
export const monitoringJobDefinitions = [
    {
        kind: "DataQuality",
        type: dataQualityJobDefinitionTypes[0],
        endpointName: "dataQualityJobInput.endpointInput.endpointName",
    },
    {
        kind: "DataQuality",
        type: dataQualityJobDefinitionTypes[1],
        endpointName: "dataQualityJobInput.endpointInput.endpointName",
    },
    {
        kind: "ModelBias",
        type: "aws-native:sagemaker:ModelBiasJobDefinition",
        endpointName: "modelBiasJobInput.endpointInput.endpointName",
    },
    {
        kind: "ModelExplainability",
        type: "aws-native:sagemaker:ModelExplainabilityJobDefinition",
        endpointName: "modelExplainabilityJobInput.endpointInput.endpointName",
    },
    {
        kind: "ModelQuality",
        type: "aws-native:sagemaker:ModelQualityJobDefinition",
        endpointName: "modelQualityJobInput.endpointInput.endpointName",
    },
] as const;

/** What a monitoring job looks for, as schedules call it. */
export type MonitoringKind = (typeof monitoringJobDefinitions)[number]["kind"];

type MonitoringSchedule = Readable<MonitoringScheduleArgs>;
type InlineJobDefinition = NonNullable<MonitoringSchedule["monitoringScheduleConfig"]>["monitoringJobDefinition"];

/** What the definitions of monitoring jobs have in common, whatever they look for. */
export type MonitoringJobDefinition = Pick<DataQualityJobDefinitionArgs, "networkConfig" | "jobResources">;

/** What a monitoring job may reach, and who may listen; absent where the definition says nothing. */
export type MonitoringNetwork = NonNullable<InlineJobDefinition>["networkConfig"];

/** One job that a schedule runs: its own, or one defined elsewhere in the stack. */
export interface ScheduledJob {
    readonly network: () => MonitoringNetwork;
    /** The property path of the network configuration in the schedule; undefined when it stands in a resource of its own. */
    readonly path?: string;
    /** The logical name of the job definition, when it is a resource of its own. */
    readonly definition?: string;
}

/** The jobs that a schedule runs, as far as the stack defines them. */
export function scheduledJobs(schedule: ResourceView<MonitoringSchedule>, graph: GraphView): readonly ScheduledJob[] {
    const inline = schedule.props.monitoringScheduleConfig?.monitoringJobDefinition;
    if (inline) {
        const path = "monitoringScheduleConfig.monitoringJobDefinition.networkConfig";
        return [{ network: () => inline.networkConfig, path }];
    }
    const definitions = graph.referredToBy<MonitoringJobDefinition>(
        schedule,
        "monitoringScheduleConfig.monitoringJobDefinitionName",
        ...monitoringJobDefinitions.map(({ type }) => type),
    );
    return definitions.resources.map(({ name, props }) => ({
        network: () => props.networkConfig,
        definition: name,
    }));
}

const jobDefinitionName = "monitoringScheduleConfig.monitoringJobDefinitionName";

/** Whether a schedule of the stack runs the job definition. */
export function isScheduled(definition: ResourceView<unknown>, graph: GraphView): Truth {
    const { resources, complete } = graph.referringTo(definition, jobDefinitionName, ...monitoringScheduleTypes);
    return resources.length > 0 ? "yes" : complete ? "no" : "unknown";
}

/**
 * Whether a schedule of the stack watches the endpoint, by a job definition of its own or one that it names.
 *
 * @param kinds what the job has to look for; whatever unless told
 */
export function isWatched(
    endpoint: ResourceView<Readable<EndpointArgs>>,
    graph: GraphView,
    kinds?: readonly MonitoringKind[],
): Truth {
    let isOpen = false;
    const isOfKind = (schedule: ResourceView<MonitoringSchedule>): boolean =>
        kinds === undefined || kinds.some((kind) => kind === schedule.props.monitoringScheduleConfig?.monitoringType);
    for (const path of [
        "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs.endpointInput.endpointName",
        "endpointName",
    ]) {
        const direct = graph.referringTo<MonitoringScheduleArgs>(endpoint, path, ...monitoringScheduleTypes);
        if (someOf(direct.resources, isOfKind)) return "yes";
        isOpen ||= !direct.complete;
    }
    for (const { kind, type, endpointName } of monitoringJobDefinitions) {
        if (kinds !== undefined && !kinds.includes(kind)) continue;
        const definitions = graph.referringTo(endpoint, endpointName, type);
        isOpen ||= !definitions.complete;
        for (const definition of definitions.resources) {
            const scheduled = isScheduled(definition, graph);
            if (scheduled === "yes") return "yes";
            isOpen ||= scheduled === "unknown";
        }
    }
    return isOpen ? "unknown" : "no";
}

/** Which endpoints a stricter question is for. */
export interface MarkConfig {
    readonly marks: readonly string[];
}

export const markConfig = {
    marks: {
        type: "array",
        items: { type: "string" },
        default: ["risk-tier=high", "ai-risk-tier=high"],
        description:
            "Tags, as key=value, of endpoints that decide about people and so are asked; * stands for every endpoint.",
    },
} as const;

/** Whether a resource bears one of the tags. Letter case makes no difference. */
export function bearsMark(props: object, marks: readonly string[]): Truth {
    if (marks.includes("*")) return "yes";
    const wanted = new Set(marks.map((mark) => mark.toLowerCase()));
    let isOpen = false;
    for (const property of ["tags", "tagsAll"]) {
        if (isUnknown(props, property as never)) {
            isOpen = true;
            continue;
        }
        const tags = (props as Properties)[property] as Properties | readonly Properties[] | undefined | null;
        // The AWS Native provider lists tags, as CloudFormation does.
        const pairs = Array.isArray(tags)
            ? tags.map((tag: Properties) => [tag, "value", tag.key] as const)
            : Object.keys(tags ?? {}).map((key) => [tags as Properties, key, key] as const);
        for (const [holder, key, name] of pairs) {
            if (isUnknown(holder, key)) isOpen ||= marks.some((mark) => mark.startsWith(`${String(name)}=`));
            else if (wanted.has(`${String(name)}=${String(holder[key])}`.toLowerCase())) return "yes";
        }
    }
    return isOpen ? "unknown" : "no";
}
