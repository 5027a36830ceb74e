import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { eachObjectAt } from "../../services/properties";
import { domainTypes, userProfileTypes } from "../../services/sagemaker";

interface SharingSettings {
    readonly notebookOutputOption?: string;
    readonly s3KmsKeyId?: string;
}

const [profileType] = userProfileTypes;
const sharing = { notebookOutputOption: "Allowed", s3OutputPath: "s3://studio-sharing" };

export default definePolicy<DomainArgs>({
    id: "sagemaker-sharing-output-kms",
    title: "Output of shared notebooks is left out, or encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [...domainTypes, ...userProfileTypes],
    supports: ["A.4.5", "A.7.2"],
    why: "The output of a notebook is data: rows, plots and answers that go along to everybody who may open the shared copy.",
    fix: 'Leave notebookOutputOption at "Disabled", or set sharingSettings.s3KmsKeyId to a customer-managed key.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SharingSettings.html",
    check(resource, context) {
        const places = ["defaultUserSettings.sharingSettings", "userSettings.sharingSettings"];
        eachObjectAt<SharingSettings>(resource, context, places, (settings, path) => {
            if (isCustomerKey(settings, "s3KmsKeyId")) return;
            // Absent means Disabled.
            if (settings.notebookOutputOption === "Allowed") {
                context.report("shares the output of notebooks without a customer-managed key", `${path}.s3KmsKeyId`);
            }
        });
    },
    examples: {
        passes: {
            "nothing is said, and output is left out": { defaultUserSettings: {} },
            "output is left out": { defaultUserSettings: { sharingSettings: { notebookOutputOption: "Disabled" } } },
            "a key is given": {
                defaultUserSettings: {
                    sharingSettings: { ...sharing, s3KmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                },
            },
            "the stack itself makes the key": {
                defaultUserSettings: { sharingSettings: { ...sharing, s3KmsKeyId: unknownValue } },
            },
        },
        fails: {
            "output is shared without a key": { defaultUserSettings: { sharingSettings: sharing } },
            "a profile shares output with the key that AWS manages": ofType(profileType, {
                userSettings: { sharingSettings: { ...sharing, s3KmsKeyId: "alias/aws/s3" } },
            }),
        },
        unknown: {
            "whether output is shared is not known yet": {
                defaultUserSettings: { sharingSettings: { notebookOutputOption: unknownValue } },
            },
        },
    },
});
