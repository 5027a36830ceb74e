import { isSet, isUnknown } from "../policy";

/**
 * Whether a property names a KMS key that the account manages itself: set, and not one of AWS's own (`alias/aws/...`).
 * A key whose id is not known yet counts: the stack makes it.
 */
export function hasCustomerKey<T extends object>(of: T | undefined | null, property: keyof T & string): boolean {
    if (of === undefined || of === null || !isSet(of, property)) return false;
    if (isUnknown(of, property)) return true;
    const key: unknown = of[property];
    return typeof key === "string" && !/(^|:)alias\/aws\//.test(key);
}
