import type { Resource } from "../../../policy-pack/policy";

/** A resource of a state, with whatever the test does not care about filled in. */
export function resource(
    name: string,
    type: string,
    outputs: Resource["outputs"] = {},
    more: Partial<Resource> = {},
): Resource {
    return {
        urn: urnOf(name, type),
        type,
        name,
        inputs: outputs,
        outputs,
        dependencies: [],
        propertyDependencies: {},
        ...more,
    };
}

export function urnOf(name: string, type: string): string {
    return `urn:pulumi:prod::shop::${type}::${name}`;
}

export const bucketType = "aws:s3/bucket:Bucket";
export const roleType = "aws:iam/role:Role";

export function bucket(name: string): Resource {
    return resource(name, bucketType, { bucket: name, arn: `arn:aws:s3:::${name}` });
}

export function role(name: string, trusted: unknown, account = "111122223333"): Resource {
    return resource(name, roleType, {
        arn: `arn:aws:iam::${account}:role/${name}`,
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: trusted, Action: "sts:AssumeRole" }],
        }),
    });
}
