import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

interface PartnerAppArgs {
    readonly kmsKeyId?: string;
    readonly type?: string;
}

export default definePolicy<PartnerAppArgs>({
    id: "sagemaker-partner-app-kms",
    title: "Partner applications of SageMaker keep their data under a customer-managed key",
    severity: "medium",
    appliesTo: "aws-native:sagemaker:PartnerApp",
    supports: ["A.7.2", "A.10.3"],
    why: "The application of a third party holds experiments, traces and data of the account; taking the key away is the one sure way to end its access.",
    fix: "Set kmsKeyId to a customer-managed key. It cannot be changed later: the application is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePartnerApp.html",
    check(app, { report }) {
        if (!isCustomerKey(app, "kmsKeyId")) {
            report("has no customer-managed key", "kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { type: "comet", kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            "the stack itself makes the key": { type: "comet", kmsKeyId: unknownValue },
        },
        fails: {
            "there is no key": { type: "comet" },
            "the key is one that AWS manages": { type: "comet", kmsKeyId: "alias/aws/sagemaker" },
        },
    },
});
