import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

interface DatastoreArgs {
    readonly sseConfiguration?: {
        readonly kmsEncryptionConfig?: { readonly cmkType?: string; readonly kmsKeyId?: string };
    };
}

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const cmkType = "CUSTOMER_MANAGED_KMS_KEY";
const withKey = (kmsEncryptionConfig: object): DatastoreArgs => ({ sseConfiguration: { kmsEncryptionConfig } });

export default definePolicy<DatastoreArgs>({
    id: "healthlake-datastore-cmk",
    title: "HealthLake data stores are encrypted with a customer managed key",
    severity: "high",
    appliesTo: "aws-native:healthlake:FhirDatastore",
    supports: ["A.7.2"],
    why: "The store holds the records of patients, and what models read out of their notes. Only a key of your own can be taken away, and has a log of its uses.",
    fix: "Set sseConfiguration.kmsEncryptionConfig to cmkType CUSTOMER_MANAGED_KMS_KEY with a kmsKeyId of yours; the data store is replaced.",
    reference: "https://docs.aws.amazon.com/healthlake/latest/devguide/data-encryption-at-rest.html",
    check({ sseConfiguration }, { report }) {
        const path = "sseConfiguration.kmsEncryptionConfig";
        const encryption = sseConfiguration?.kmsEncryptionConfig;
        // Absent means AWS_OWNED_KMS_KEY.
        if (encryption?.cmkType !== cmkType) report("leaves its records to a key of AWS", `${path}.cmkType`);
        else if (!isCustomerKey(encryption, "kmsKeyId")) report("names no customer managed key", `${path}.kmsKeyId`);
    },
    examples: {
        passes: {
            "a key is named": withKey({ cmkType, kmsKeyId }),
            "the key is made in the same deployment": withKey({ cmkType, kmsKeyId: unknownValue }),
        },
        fails: {
            "nothing is said, which means a key of AWS": {},
            "the key is one that AWS owns": withKey({ cmkType: "AWS_OWNED_KMS_KEY" }),
            "no key is named": withKey({ cmkType }),
        },
        unknown: { "the type is not known yet": withKey({ cmkType: unknownValue, kmsKeyId }) },
    },
});
