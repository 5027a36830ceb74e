import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { reportStatements, roleType, withRoleAt } from "../../services/execution-roles";
import { allowsUnconditionally, reachesAllOf } from "../../services/iam";
import { keysOfKeyUse } from "../../services/kms";
import { modelTypes, pipelineTypes } from "../../services/sagemaker";
import { jobTypes } from "../../services/sagemaker-containers";
import { monitoringScheduleTypes } from "../../services/sagemaker-monitoring";

const [modelType] = modelTypes;

/** Where each type names the role; a schedule runs with that of its job. */
const places: Readonly<Record<string, string>> = {
    ...Object.fromEntries(modelTypes.map((type) => [type, "executionRoleArn"])),
    ...Object.fromEntries(pipelineTypes.map((type) => [type, "roleArn"])),
    ...Object.fromEntries(
        jobTypes
            .filter((type) => !monitoringScheduleTypes.some((schedule) => schedule === type))
            .map((type) => [type, "roleArn"]),
    ),
};

function roleWith(...Statement: readonly object[]): { type: string; props: Record<string, unknown> } {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: roleType, props: { inlinePolicies: [{ name: "data", policy }] } };
}

const decrypt = {
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};
const model = { type: modelType, props: { executionRoleArn: ref("role", "arn") } };

export default definePolicy<ModelArgs>({
    id: "sagemaker-role-decrypts-through-s3",
    title: "Models, pipelines and jobs decrypt through S3 only",
    severity: "low",
    scope: "stack",
    appliesTo: Object.keys(places),
    supports: ["A.4.5", "A.7.2"],
    why:
        "What a model or a job reads lies in S3, and its volumes are opened by a grant: code that may decrypt directly as " +
        "well decrypts whatever else the key protects.",
    fix:
        "Add a condition StringEquals on kms:ViaService with s3.<region>.amazonaws.com to what lets the role decrypt; for the " +
        "volumes kms:CreateGrant and kms:DescribeKey are enough.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
    check(resource, context) {
        const place = places[resource.type] ?? "roleArn";
        if (!isSet(resource.props, place as never)) context.notApplicable();
        withRoleAt(resource, place, context, (role) => {
            reportStatements(
                role,
                place,
                context,
                (statement, { document, isOfAws }) =>
                    statement.effect === "Allow" &&
                    isOfAws === undefined &&
                    // That every key will do is asked by another.
                    reachesAllOf(statement, "kms", "key") === "no" &&
                    allowsUnconditionally(statement, document, ["kms:decrypt"], keysOfKeyUse) === "yes",
                "can decrypt whatever a key protects",
            );
        });
    },
    examples: {
        passes: {
            "the model is read through S3": {
                role: roleWith({
                    ...decrypt,
                    Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                }),
                model,
            },
            "volumes are opened by a grant": {
                role: roleWith({
                    ...decrypt,
                    Action: ["kms:CreateGrant", "kms:DescribeKey"],
                    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
                }),
                model,
            },
        },
        fails: {
            "nothing is asked for": { role: roleWith(decrypt), model },
            "the role of a pipeline decrypts in every way": {
                role: roleWith(decrypt),
                pipeline: { type: pipelineTypes[0], props: { roleArn: ref("role", "arn") } },
            },
        },
        unknown: {
            "the role is not known yet": { model: { type: modelType, props: { executionRoleArn: unknownValue } } },
            "what the role may do is not known yet": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "data", policy: unknownValue }] } },
                model,
            },
        },
        notApplicable: { "no role is named": { model: { type: modelType } } },
    },
});
