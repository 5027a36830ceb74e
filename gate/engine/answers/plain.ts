import { isUnknownValue, unknownValue } from "../../../policy-pack/policy/resource";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputValueSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** A value of the wire as the program wrote it: secrets and output values unwrapped, through and through. */
export function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== "object") return isUnknownValue(value) ? unknownValue : value;
    const record = value as Record<string, unknown>;
    const signature = record[signatureKey];
    if (signature === secretSignature) return plain(record.value);
    if (signature === outputValueSignature) return "value" in record ? plain(record.value) : unknownValue;
    if (signature !== undefined) return record;
    return Object.fromEntries(Object.entries(record).map(([key, nested]) => [key, plain(nested)]));
}

/** A value that says by its signature what it is (an asset, a secret, a resource): nothing to look into. */
export function isWrapped(value: object): boolean {
    return signatureKey in value;
}

/** A resource as a value on the wire. */
export function resourceReference(urn: string, id: string | undefined): Record<string, unknown> {
    return { [signatureKey]: resourceSignature, urn, ...(id === undefined ? {} : { id }), packageVersion: "" };
}
