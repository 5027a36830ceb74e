import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import type { CheckContext, Readable } from "../policy";
import { eachObjectAt } from "./properties";
import {
    dataQualityJobDefinitionTypes,
    modelBiasJobDefinitionType,
    modelExplainabilityJobDefinitionType,
    modelQualityJobDefinitionType,
    processingJobType,
    tuningJobType,
} from "./sagemaker";
import { monitoringScheduleTypes } from "./sagemaker-monitoring";

interface Network {
    readonly enableInterContainerTrafficEncryption?: boolean;
    readonly enableNetworkIsolation?: boolean;
    readonly vpcConfig?: { readonly subnets?: readonly string[]; readonly securityGroupIds?: readonly string[] };
}

/** The arguments of a processing job, which only the AWS Native provider makes. */
export interface ProcessingJobArgs {
    readonly appSpecification?: { readonly imageUri?: string };
    readonly networkConfig?: Network;
    readonly processingOutputConfig?: {
        readonly kmsKeyId?: string;
        readonly outputs?: readonly { readonly s3Output?: { readonly s3Uri?: string } }[];
    };
    readonly processingResources?: {
        readonly clusterConfig?: {
            readonly instanceCount?: number;
            readonly instanceType?: string;
            readonly volumeKmsKeyId?: string;
        };
    };
}

type TuningJob = Readable<HyperParameterTuningJobArgs>;

/** What a tuning job says of the training jobs that it starts. */
export type TrainingDefinition = NonNullable<TuningJob["trainingJobDefinition"]>;

/** Calls back for each definition of training jobs in a tuning job: the only one, or each of several. */
export function eachTrainingDefinition(
    job: TuningJob,
    context: Pick<CheckContext, "each">,
    visit: (definition: TrainingDefinition, path: string) => void,
): void {
    eachObjectAt<TrainingDefinition>(job, context, ["trainingJobDefinition", "trainingJobDefinitions"], visit);
}

type Part = Readonly<Record<string, unknown>>;

/** Where a type of resource keeps what its jobs have in common. Places are property paths. */
interface JobPlaces {
    /** Where the jobs are; absent if the resource is one. */
    readonly jobs?: readonly string[];
    /** Inside of the job; absent if the job itself holds the settings. */
    readonly network?: string;
    readonly output: string;
    readonly cluster?: string;
}

const monitoringJob = (what: string): JobPlaces => ({
    network: "networkConfig",
    output: `${what}JobOutputConfig`,
    cluster: "jobResources.clusterConfig",
});

const scheduledJob: JobPlaces = {
    jobs: ["monitoringScheduleConfig.monitoringJobDefinition"],
    network: "networkConfig",
    output: "monitoringOutputConfig",
    cluster: "monitoringResources.clusterConfig",
};

const places: Readonly<Record<string, JobPlaces>> = {
    [tuningJobType]: { jobs: ["trainingJobDefinition", "trainingJobDefinitions"], output: "outputDataConfig" },
    [processingJobType]: {
        network: "networkConfig",
        output: "processingOutputConfig",
        cluster: "processingResources.clusterConfig",
    },
    [dataQualityJobDefinitionTypes[0]]: monitoringJob("dataQuality"),
    [dataQualityJobDefinitionTypes[1]]: monitoringJob("dataQuality"),
    [modelBiasJobDefinitionType]: monitoringJob("modelBias"),
    [modelExplainabilityJobDefinitionType]: monitoringJob("modelExplainability"),
    [modelQualityJobDefinitionType]: monitoringJob("modelQuality"),
    [monitoringScheduleTypes[0]]: scheduledJob,
    [monitoringScheduleTypes[1]]: scheduledJob,
};

/** A part of a job's settings, and where it stands; `settings` is undefined where nothing is said. */
export interface JobPart<T = Part> {
    readonly settings: T | undefined;
    readonly path: string;
}

/** A job, whose parts are read only when they are asked for. */
export interface Job {
    readonly network: () => JobPart<Network & Part>;
    readonly output: () => JobPart;
    readonly cluster: () => JobPart;
}

/** Calls back for each job that the resource is, starts or schedules. */
export function eachJob(
    props: object,
    context: Pick<CheckContext, "each" | "resource">,
    visit: (job: Job) => void,
): void {
    const at = places[context.resource.type];
    if (!at) return;
    const visitJob = (job: object, path: string): void => {
        const part = (place: string | undefined): JobPart => {
            if (place === undefined) return { settings: job as Part, path };
            let settings: unknown = job;
            for (const key of place.split(".")) settings = (settings as Part | undefined | null)?.[key];
            return { settings: (settings ?? undefined) as Part | undefined, path: path ? `${path}.${place}` : place };
        };
        visit({
            network: () => part(at.network),
            output: () => part(at.output),
            cluster: () => part(at.cluster ?? "resourceConfig"),
        });
    };
    if (at.jobs) eachObjectAt(props, context, at.jobs, visitJob);
    else context.each([props], (job) => visitJob(job, ""));
}

/** The path of a setting in a part of a job. */
export function pathIn({ path }: JobPart<unknown>, setting: string): string {
    return path === "" ? setting : `${path}.${setting}`;
}
