import { asList, isSet } from "../policy";
import { isCustomerKey } from "./kms";

export const vectorBucketType = "aws:s3/vectorsVectorBucket:VectorsVectorBucket";
export const vectorIndexType = "aws:s3/vectorsIndex:VectorsIndex";

/** Where vector buckets and their indexes keep their encryption. */
interface EncryptedArgs {
    readonly encryptionConfigurations?: readonly { readonly sseType?: string; readonly kmsKeyArn?: string }[];
}

/** Whether encryption is set here, and not left to the bucket or to the service. */
export function hasOwnEncryption(props: EncryptedArgs): boolean {
    return isSet(props, "encryptionConfigurations");
}

/** Whether vectors are encrypted with a key that the customer manages. Absent means AES-256 with a key of AWS. */
export function usesCustomerKey({ encryptionConfigurations }: EncryptedArgs): boolean {
    return asList(encryptionConfigurations).some(
        (encryption) => encryption.sseType === "aws:kms" && isCustomerKey(encryption, "kmsKeyArn"),
    );
}
