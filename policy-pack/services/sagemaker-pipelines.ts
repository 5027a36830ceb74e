import type { PipelineArgs } from "@pulumi/aws/sagemaker";

import { isSet, isUnknown } from "../policy";
import type { CheckContext, Readable } from "../policy";
import { isRecord, parseJson, valueAt } from "./json";

type Json = Readonly<Record<string, unknown>>;

/** The arguments of a pipeline in the spellings of both providers. */
export type AnyPipelineArgs = Omit<PipelineArgs, "pipelineDefinition"> & {
    readonly pipelineDefinition?: string | NativeDefinition;
};

/** Where the AWS Native provider has the definition. */
interface NativeDefinition {
    readonly pipelineDefinitionBody?: string;
    readonly pipelineDefinitionS3Location?: { readonly version?: string };
}

/** A step of a pipeline, as its definition has it. */
export interface PipelineStep {
    readonly type: StepType;
    readonly arguments: Json;
    /** Where it stands in the definition, e.g. `Steps.2.Arguments.IfSteps.0`. */
    readonly place: string;
}

export type StepType =
    | "Training"
    | "Tuning"
    | "Processing"
    | "QualityCheck"
    | "ClarifyCheck"
    | "Transform"
    | "Model"
    | "AutoML"
    | "RegisterModel"
    | "Condition";

const stepTypes: readonly unknown[] = [
    "Training",
    "Tuning",
    "Processing",
    "QualityCheck",
    "ClarifyCheck",
    "Transform",
    "Model",
    "AutoML",
    "RegisterModel",
    "Condition",
] satisfies StepType[];

/** What a pipeline does, with the values that its parameters have unless an execution says otherwise. */
export interface PipelineDefinition {
    readonly steps: readonly PipelineStep[];
}

/**
 * The definition of a pipeline; undefined where it cannot be read, after the verdict was made unknown. Definitions are
 * JSON, in the property or in Amazon S3.
 *
 * @see https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
 */
export function pipelineDefinition(
    props: Readable<AnyPipelineArgs>,
    { unknown }: Pick<CheckContext, "unknown">,
): PipelineDefinition | undefined {
    const given = props.pipelineDefinition;
    const body = isRecord(given) ? given.pipelineDefinitionBody : given;
    if (typeof body !== "string" || body === "") {
        unknown("has a definition in Amazon S3, which was not read", "pipelineDefinition");
        return undefined;
    }
    const parsed = definitionOf(body);
    if (!parsed) unknown("has a definition that cannot be read", "pipelineDefinition");
    return parsed;
}

/** Many policies read the same definition, one after the other. */
let last: { readonly body: string; readonly definition: PipelineDefinition | undefined } | undefined;

function definitionOf(body: string): PipelineDefinition | undefined {
    if (last?.body !== body) last = { body, definition: readDefinition(body) };
    return last.definition;
}

function readDefinition(body: string): PipelineDefinition | undefined {
    const parsed = parseJson(body);
    if (!isRecord(parsed) || !Array.isArray(parsed.Steps)) return undefined;
    const parameters = new Map<string, unknown>();
    for (const parameter of Array.isArray(parsed.Parameters) ? parsed.Parameters : []) {
        if (isRecord(parameter)) parameters.set(String(parameter.Name), parameter.DefaultValue);
    }
    return { steps: stepsAt(parsed.Steps, "Steps", parameters) };
}

function stepsAt(steps: unknown, place: string, parameters: ReadonlyMap<string, unknown>): readonly PipelineStep[] {
    if (!Array.isArray(steps)) return [];
    return steps.flatMap((step: unknown, index) => {
        if (!isRecord(step)) return [];
        const here = `${place}.${index}`;
        const given = isRecord(step.Arguments) ? step.Arguments : {};
        const nested = ["IfSteps", "ElseSteps"].flatMap((key) =>
            stepsAt(given[key], `${here}.Arguments.${key}`, parameters),
        );
        if (!stepTypes.includes(step.Type)) return nested;
        const resolved = resolve(given, parameters) as Json;
        return [{ type: step.Type as StepType, arguments: resolved, place: here }, ...nested];
    });
}

/** The value with the default of each parameter in place of the reference to it; other references stay. */
function resolve(value: unknown, parameters: ReadonlyMap<string, unknown>): unknown {
    if (Array.isArray(value)) return value.map((element) => resolve(element, parameters));
    if (!isRecord(value)) return value;
    const name = /^Parameters\.(.+)$/.exec(String(value.Get))?.[1];
    if (name !== undefined && Object.keys(value).length === 1) return parameters.get(name) ?? value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, parameters)]));
}

/** Calls back for each step of the given types; if there are none, the question does not arise. */
export function eachStep(
    props: Readable<AnyPipelineArgs>,
    context: Pick<CheckContext, "unknown" | "notApplicable">,
    types: readonly StepType[],
    visit: (step: PipelineStep) => void,
): void {
    const definition = pipelineDefinition(props, context);
    if (!definition) return;
    const steps = definition.steps.filter(({ type }) => types.includes(type));
    if (steps.length === 0) context.notApplicable();
    for (const step of steps) visit(step);
}

/** A job that a step starts: where its settings stand among the step's arguments. */
export interface StepJob {
    /** What a message calls it. */
    readonly kind: string;
    /** Holds `VpcConfig` and the switches for isolation and encryption of traffic. */
    readonly network: Json;
    /** Holds `VolumeKmsKeyId`, `InstanceType` and `InstanceCount`; undefined where the step has none. */
    readonly cluster?: Json;
    /** Holds `KmsKeyId`; undefined where the step writes nothing that has a key. */
    readonly output?: Json;
    readonly place: string;
}

/** The types of steps that start jobs on instances of their own. */
export const jobStepTypes = ["Training", "Tuning", "Processing", "QualityCheck", "ClarifyCheck"] as const;

/** The jobs that a step starts. */
export function jobsOf({ type, arguments: given, place }: PipelineStep): readonly StepJob[] {
    const at = (path: string, of: Json = given): Json => {
        const value = valueAt(of, path);
        return isRecord(value) ? value : {};
    };
    switch (type) {
        case "Training":
            return [
                {
                    kind: "training step",
                    network: given,
                    cluster: at("ResourceConfig"),
                    output: at("OutputDataConfig"),
                    place,
                },
            ];
        case "Tuning": {
            const many = given.TrainingJobDefinitions;
            const definitions = Array.isArray(many) ? many.filter(isRecord) : [at("TrainingJobDefinition")];
            return definitions.map((definition) => ({
                kind: "tuning step",
                network: definition,
                cluster: isRecord(definition.ResourceConfig)
                    ? definition.ResourceConfig
                    : at("HyperParameterTuningResourceConfig", definition),
                output: at("OutputDataConfig", definition),
                place,
            }));
        }
        case "Processing":
        case "QualityCheck":
        case "ClarifyCheck":
            return [
                {
                    kind: type === "Processing" ? "processing step" : "checking step",
                    network: at("NetworkConfig"),
                    cluster: at("ProcessingResources.ClusterConfig"),
                    output: at("ProcessingOutputConfig"),
                    place,
                },
            ];
        default:
            return [];
    }
}

/** Whether an argument was given: as a value, or as a reference to what is only known when the pipeline runs. */
export function isGiven(of: Json, key: string): boolean {
    const value = of[key];
    return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Whether an argument is only known when the pipeline runs. */
export function isOpen(of: Json, key: string): boolean {
    return isRecord(of[key]);
}

/** Whether the definition lies in Amazon S3, and if so, whether one version of the object is named. */
export function s3Definition(props: Readable<AnyPipelineArgs>): { readonly isVersioned: boolean } | undefined {
    if (isSet(props, "pipelineDefinitionS3Location")) {
        return { isVersioned: isSet(props.pipelineDefinitionS3Location, "versionId") };
    }
    if (isUnknown(props, "pipelineDefinition")) return undefined;
    const given = props.pipelineDefinition;
    if (!isRecord(given) || !isRecord(given.pipelineDefinitionS3Location)) return undefined;
    return { isVersioned: isSet(given.pipelineDefinitionS3Location, "version") };
}
