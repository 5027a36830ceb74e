import type { Account } from "../account";
import type { Permission } from "../security/permissions";

/** A model of Bedrock, by the ARNs that it is copied from and that permissions name. */
export interface FoundationModel {
    /** What an application inference profile is made of: the model, or a profile of AWS's that spreads over regions. */
    readonly sourceArn: string;
    /** The model in every region that it may be asked in. */
    readonly modelArns: readonly string[];
}

const geographies = /^(apac|au|ca|eu|global|jp|us|us-gov)\./;
const modelId = /^[a-z0-9-]+\.[a-z0-9.:-]+$/;

/**
 * Reads the id of a model (`amazon.nova-lite-v1:0`), or of a profile of AWS's that spreads its use over the regions of
 * one part of the world (`eu.amazon.nova-lite-v1:0`).
 *
 * @throws Error unless it is one of the two
 */
export function parseFoundationModel(id: string, account: Account): FoundationModel {
    const { partition, region, id: owner } = account;
    const model = id.replace(geographies, "");
    if (!modelId.test(model)) {
        throw new Error(
            `"${id}" is no model of Bedrock: give its id, such as amazon.nova-lite-v1:0, or that of an inference ` +
                "profile of AWS's, such as eu.amazon.nova-lite-v1:0.",
        );
    }
    if (model === id) {
        const arn = `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
        return { sourceArn: arn, modelArns: [arn] };
    }
    return {
        sourceArn: `arn:${partition}:bedrock:${region}:${owner}:inference-profile/${id}`,
        // Which regions a profile spreads over is AWS's to say and to change; the profile itself bounds them.
        modelArns: [`arn:${partition}:bedrock:*::foundation-model/${model}`],
    };
}

const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** What asking a model takes: by way of one profile only, and under one version of one guardrail only. */
export function invokePermissions(
    model: FoundationModel,
    profileArn: string,
    guardrailVersionArn: string,
): { readonly allowed: readonly Permission[]; readonly forbidden: readonly Permission[] } {
    const guarded = { "bedrock:GuardrailIdentifier": guardrailVersionArn };
    return {
        allowed: [
            { actions: invoke, resources: [profileArn], conditions: { StringEquals: guarded } },
            {
                actions: invoke,
                resources: model.modelArns,
                conditions: { StringEquals: { ...guarded, "bedrock:InferenceProfileArn": profileArn } },
            },
        ],
        forbidden: [
            {
                actions: invoke,
                resources: [profileArn, ...model.modelArns],
                conditions: { StringNotEquals: guarded },
            },
        ],
    };
}
