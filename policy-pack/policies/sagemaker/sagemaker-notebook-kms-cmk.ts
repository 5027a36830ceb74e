import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { notebookTypes } from "../../services/sagemaker";

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-kms-cmk",
    title: "Notebook instances encrypt their volume with a customer-managed key",
    severity: "high",
    appliesTo: notebookTypes,
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_22",
        "checkov:CKV_AWS_187",
        "prowler:sagemaker_notebook_instance_encryption_enabled",
        "cdk-nag:SageMakerNotebookInstanceKMSKeyConfigured",
        "fsbp:SageMaker.21",
        "config:SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
        "config:SAGEMAKER_NOTEBOOK_INSTANCE_STORAGE_VOL_KMS_ENCRYPTED",
        "steampipe:sagemaker_notebook_instance_encryption_at_rest_enabled",
        "steampipe:sagemaker_notebook_instance_encrypted_with_kms_cmk",
        "steampipe-tf:sagemaker_notebook_instance_encryption_at_rest_enabled",
        "kics:sagemaker_notebook_instance_without_kms",
        "kics:cfn/sagemaker_data_encryption_disabled",
        "terrascan:AC_AWS_0499",
        "guard-registry:SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
    ],
    why: "A notebook's volume gathers copies of training data for months; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set kmsKeyId to a customer-managed key. It cannot be changed later: the instance is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html",
    check(notebook, { report }) {
        if (!isCustomerKey(notebook, "kmsKeyId")) {
            report("does not encrypt its volume with a customer-managed key", "kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            "the stack itself makes the key": { kmsKeyId: unknownValue },
        },
        fails: {
            "there is no key": {},
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/sagemaker" },
        },
    },
});
