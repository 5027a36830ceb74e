import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import type { CheckContext, Readable } from "../policy";
import { eachObjectAt } from "./properties";

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
