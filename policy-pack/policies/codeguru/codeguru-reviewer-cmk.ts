import type { RepositoryAssociationArgs } from "@pulumi/aws/codegurureviewer";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const encryptionOption = "CUSTOMER_MANAGED_CMK";

export default definePolicy<RepositoryAssociationArgs>({
    id: "codeguru-reviewer-cmk",
    title: "CodeGuru Reviewer keeps code under a customer managed key",
    severity: "medium",
    appliesTo: "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation",
    supports: ["A.6.2.5"],
    equivalents: ["checkov:CKV_AWS_381"],
    why: "The service keeps a copy of the source code that it reviews. Only a key of your own can be taken away from it.",
    fix: "Set kmsKeyDetails.encryptionOption to CUSTOMER_MANAGED_CMK and kmsKeyDetails.kmsKeyId to a key of yours; the association is replaced.",
    reference: "https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/encrypt-repository-association.html",
    check({ kmsKeyDetails }, { report }) {
        // Absent means AWS_OWNED_CMK.
        if (kmsKeyDetails?.encryptionOption !== encryptionOption) {
            report("leaves its code to a key of AWS", "kmsKeyDetails.encryptionOption");
        } else if (!isCustomerKey(kmsKeyDetails, "kmsKeyId")) {
            report("names no customer managed key", "kmsKeyDetails.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is named": { kmsKeyDetails: { encryptionOption, kmsKeyId } },
            "the key is made in the same deployment": { kmsKeyDetails: { encryptionOption, kmsKeyId: unknownValue } },
        },
        fails: {
            "nothing is said, which means a key of AWS": {},
            "the key is one that AWS owns": { kmsKeyDetails: { encryptionOption: "AWS_OWNED_CMK" } },
            "no key is named": { kmsKeyDetails: { encryptionOption } },
        },
        unknown: { "the option is not known yet": { kmsKeyDetails: { encryptionOption: unknownValue, kmsKeyId } } },
    },
});
