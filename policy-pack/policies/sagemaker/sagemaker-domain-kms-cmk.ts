import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { domainTypes } from "../../services/sagemaker";

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-kms-cmk",
    title: "Studio domains encrypt their file system with a customer-managed key",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_187", "steampipe-tf:sagemaker_domain_encrypted_with_kms_cmk", "aws-aiml-next:SM-26"],
    why: "The domain's file system holds the notebooks and data of every user; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set kmsKeyId to a customer-managed key. It cannot be changed later: the domain is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html",
    check(domain, { report }) {
        if (!isCustomerKey(domain, "kmsKeyId")) {
            report("does not encrypt its file system with a customer-managed key", "kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            "the stack itself makes the key": { kmsKeyId: unknownValue },
        },
        fails: {
            "there is no key": {},
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/elasticfilesystem" },
        },
    },
});
