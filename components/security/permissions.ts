import type { Conditions, Statement } from "./policy-document";

/** What a role may do, and to what. */
export interface Permission {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    readonly conditions?: Conditions;
}

/** Actions that AWS cannot limit to a resource: the service authorization reference names no resource type that fits them. */
export const withoutResource: ReadonlySet<string> = new Set([
    "bedrock:RetrieveAndGenerate",
    "cloudwatch:PutMetricData",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ecr:GetAuthorizationToken",
    "lakeformation:GetDataAccess",
    "logs:DescribeLogGroups",
    "sagemaker:ListApps",
    "sagemaker:ListSpaces",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
]);

/**
 * The statements of a role's policy.
 *
 * @throws Error when a permission is wider than it has to be: a wildcard as the action, or as the whole resource of an
 *         action that could be limited to one
 */
export function statementsOf(permissions: readonly Permission[]): readonly Statement[] {
    return permissions.map(({ actions, resources, conditions = {} }) => {
        for (const action of actions) assertNarrow(action, resources);
        return {
            Effect: "Allow",
            Action: actions,
            Resource: resources,
            ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
        };
    });
}

/** The statements that take permissions away, whatever else gives them. They may be as wide as they like. */
export function denialsOf(permissions: readonly Permission[]): readonly Statement[] {
    return permissions.map(({ actions, resources, conditions = {} }) => ({
        Effect: "Deny",
        Action: actions,
        Resource: resources,
        ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
    }));
}

function assertNarrow(action: string, resources: readonly string[]): void {
    if (action.includes("*")) {
        throw new Error(`The action "${action}" is a wildcard: name the actions that the role needs.`);
    }
    if (resources.includes("*") && !withoutResource.has(action)) {
        throw new Error(`"${action}" is granted on every resource: name the ARNs that the role needs it for.`);
    }
}
