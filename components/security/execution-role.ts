import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { shorten, stackName } from "../naming";
import type { Permission } from "./permissions";
import { denialsOf, statementsOf } from "./permissions";
import type { Statement } from "./policy-document";
import { policyDocument } from "./policy-document";

/**
 * Services that say for which account they assume a role, so that no other account can make them use it; and CloudTrail
 * and EC2.
 */
export type TrustedService =
    | "bedrock-agentcore.amazonaws.com"
    | "bedrock.amazonaws.com"
    | "budgets.amazonaws.com"
    | "cloudtrail.amazonaws.com"
    | "ec2.amazonaws.com"
    | "eks.amazonaws.com"
    | "events.amazonaws.com"
    | "glue.amazonaws.com"
    | "lakeformation.amazonaws.com"
    | "pods.eks.amazonaws.com"
    | "sagemaker.amazonaws.com"
    | "scheduler.amazonaws.com"
    | "ssm.amazonaws.com"
    | "vpc-flow-logs.amazonaws.com";

export interface ExecutionRoleArgs {
    /** The service that assumes the role, for this account only. */
    readonly service?: TrustedService;
    /** Which of the service's resources in this account and region it is for, e.g. `evaluation-job/*`; any unless told. */
    readonly onlyFor?: string;
    /** A role of your own in place of a new one: grants go to it, nothing else about it is changed. */
    readonly existing?: aws.iam.Role;
    readonly description?: string;
    /** ARN of a managed policy that no grant can go beyond. */
    readonly permissionsBoundary?: pulumi.Input<string>;
}

/**
 * A role that one AWS service assumes for this account, and that may do nothing but what is granted to it.
 *
 * Each grant is an inline policy of its own, so that grants can be made at any time and are read one by one.
 */
export class ExecutionRole extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    readonly roleName: pulumi.Output<string>;
    readonly role: aws.iam.Role;
    /** What the program calls it. */
    readonly logicalName: string;

    private readonly grants = new Map<string, aws.iam.RolePolicy>();

    /** @throws Error unless exactly one of `service` and `existing` is given */
    constructor(name: string, args: ExecutionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:security:ExecutionRole", name, {}, opts);
        this.logicalName = name;
        if (
            args.existing &&
            (args.service ?? args.onlyFor ?? args.permissionsBoundary ?? args.description) !== undefined
        ) {
            throw new Error(
                `The role "${name}" is an existing one: leave out service, onlyFor, description and permissionsBoundary, ` +
                    "which only a new role takes.",
            );
        }
        this.role = args.existing ?? this.createRole(args);
        this.arn = this.role.arn;
        this.roleName = this.role.name;
        this.registerOutputs({ arn: this.arn, roleName: this.roleName });
    }

    /**
     * Lets the role do something. The same grant made twice is one grant.
     *
     * @param purpose names the inline policy; kebab-case, once for each role
     * @throws Error (from the resource) when a permission is wider than it has to be
     */
    grant(purpose: string, permissions: pulumi.Input<readonly Permission[]>): aws.iam.RolePolicy {
        return this.addPolicy(purpose, pulumi.output(permissions).apply(statementsOf));
    }

    /** Forbids the role something, whatever else allows it. */
    forbid(purpose: string, permissions: pulumi.Input<readonly Permission[]>): aws.iam.RolePolicy {
        return this.addPolicy(purpose, pulumi.output(permissions).apply(denialsOf));
    }

    /** The grants so far: what uses the role at once has to wait for them. */
    get policies(): readonly aws.iam.RolePolicy[] {
        return [...this.grants.values()];
    }

    private addPolicy(purpose: string, statements: pulumi.Output<readonly Statement[]>): aws.iam.RolePolicy {
        let policy = this.grants.get(purpose);
        if (policy === undefined) {
            policy = new aws.iam.RolePolicy(
                `${this.logicalName}-${purpose}`,
                { name: shorten(purpose, 128), role: this.role.name, policy: statements.apply(policyDocument) },
                { parent: this },
            );
            this.grants.set(purpose, policy);
        }
        return policy;
    }

    private createRole(args: ExecutionRoleArgs): aws.iam.Role {
        const { service } = args;
        if (service === undefined) {
            throw new Error(
                `The role "${this.logicalName}" has no service that assumes it: give "service", or "existing".`,
            );
        }
        return new aws.iam.Role(
            this.logicalName,
            {
                name: stackName(this.logicalName, 64),
                description: args.description ?? `Assumed by ${service} for this account`,
                assumeRolePolicy: accountOf(this).apply((account) => trustPolicy(service, account, args.onlyFor)),
                ...(args.permissionsBoundary === undefined ? {} : { permissionsBoundary: args.permissionsBoundary }),
            },
            { parent: this },
        );
    }
}

/** These give no source account; a trail or an instance takes no role but one that who makes it may pass on. */
const withoutSource: ReadonlySet<TrustedService> = new Set(["cloudtrail.amazonaws.com", "ec2.amazonaws.com"]);

/** Who assumes a role: one service, and only for this account; where told, only for some of its resources. */
export function trustPolicy(service: TrustedService, account: Account, onlyFor?: string): string {
    const { partition, region, id } = account;
    const [namespace] = service.split(".");
    const source = { "aws:SourceArn": `arn:${partition}:${namespace}:${region}:${id}:${onlyFor}` };
    const condition = {
        ...(onlyFor === undefined ? {} : { ArnLike: source }),
        StringEquals: { "aws:SourceAccount": id },
    };
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: service },
            // Pod Identity says by tags which pod a session is for.
            Action: service === "pods.eks.amazonaws.com" ? ["sts:AssumeRole", "sts:TagSession"] : "sts:AssumeRole",
            ...(withoutSource.has(service) ? {} : { Condition: condition }),
        },
    ]);
}
