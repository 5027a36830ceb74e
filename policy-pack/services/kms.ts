import { isSet, isUnknown } from "../policy";

/** Every resource that is a KMS key. */
export const keyTypes = [
    "aws:kms/key:Key",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
] as const;

/**
 * Whether a property names a key that the customer manages. A key that is not known yet counts: only a key of the
 * stack is made in the deployment. The aliases of keys that AWS manages do not.
 */
export function isCustomerKey<T extends object>(of: T | undefined | null, property: keyof T & string): boolean {
    if (!of || !isSet(of, property)) return false;
    return isUnknown(of, property) || !isAwsManagedKey(String(of[property]));
}

/** Whether a key id or ARN is the alias of a key that AWS manages, such as `alias/aws/s3`. */
export function isAwsManagedKey(key: string): boolean {
    return /(?:^|:)alias\/aws\//.test(key);
}

/**
 * Fits the condition keys that say what a key is used for: through which service, for which data, or by which attested
 * enclave.
 */
export const keysOfKeyUse = /^kms:(viaservice|encryptioncontext(:.+|keys)|recipientattestation:.+)$/;
