import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { eachObjectAt } from "../../services/properties";
import { domainTypes, userProfileTypes } from "../../services/sagemaker";

interface WorkspaceSettings {
    readonly s3ArtifactPath?: string;
    readonly s3KmsKeyId?: string;
}

const [profileType] = userProfileTypes;
const s3ArtifactPath = "s3://canvas-artefacts/analysts";
const inCanvas = (workspaceSettings: WorkspaceSettings): { canvasAppSettings: object } => ({
    canvasAppSettings: { workspaceSettings },
});

export default definePolicy<DomainArgs>({
    id: "sagemaker-canvas-workspace-kms",
    title: "What Canvas makes is encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [...domainTypes, ...userProfileTypes],
    supports: ["A.4.5", "A.7.2"],
    why: "Canvas copies the data that analysts import into its bucket, beside the models that it makes of them; without a key of your own, whoever reads the bucket reads all of it.",
    fix: "Set canvasAppSettings.workspaceSettings.s3KmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_WorkspaceSettings.html",
    check(resource, context) {
        const places = ["defaultUserSettings", "userSettings"].map(
            (holder) => `${holder}.canvasAppSettings.workspaceSettings`,
        );
        eachObjectAt<WorkspaceSettings>(resource, context, places, (settings, path) => {
            const isUsed = isSet(settings, "s3ArtifactPath") || isSet(settings, "s3KmsKeyId");
            if (isUsed && !isCustomerKey(settings, "s3KmsKeyId")) {
                context.report("keeps what Canvas makes without a customer-managed key", `${path}.s3KmsKeyId`);
            }
        });
    },
    examples: {
        passes: {
            "a key is given": {
                defaultUserSettings: inCanvas({ s3ArtifactPath, s3KmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" }),
            },
            "the stack itself makes the key": {
                defaultUserSettings: inCanvas({ s3ArtifactPath, s3KmsKeyId: unknownValue }),
            },
            "Canvas is not set up": { defaultUserSettings: {} },
        },
        fails: {
            "there is no key": { defaultUserSettings: inCanvas({ s3ArtifactPath }) },
            "the key in a profile is one that AWS manages": ofType(profileType, {
                userSettings: inCanvas({ s3ArtifactPath, s3KmsKeyId: "alias/aws/s3" }),
            }),
        },
        unknown: {
            "how Canvas is set up is not known yet": { defaultUserSettings: { canvasAppSettings: unknownValue } },
        },
    },
});
