import type { DomainArgs } from "@pulumi/aws/datazone";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyIdentifier = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DomainArgs>({
    id: "datazone-domain-cmk",
    title: "DataZone domains are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:datazone/domain:Domain",
    supports: ["A.7.2", "A.7.5"],
    why: "The catalog tells what data there is, where it came from and who may use it. Only a key of your own can be taken away.",
    fix: "Set kmsKeyIdentifier to the ARN of a key of yours; the domain is replaced.",
    reference: "https://docs.aws.amazon.com/datazone/latest/userguide/encryption-rest-datazone.html",
    check(domain, { report }) {
        if (isCustomerKey(domain, "kmsKeyIdentifier")) return;
        report("is not encrypted with a customer managed key", "kmsKeyIdentifier");
    },
    examples: {
        passes: {
            "a key is named": { kmsKeyIdentifier },
            "the key is made in the same deployment": { kmsKeyIdentifier: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": { name: "research" },
            "the key is one that AWS manages": { kmsKeyIdentifier: "alias/aws/datazone" },
        },
    },
});
