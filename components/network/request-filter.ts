import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";

export interface RequestFilterArgs {
    /** Encrypts the log; it has to let logs use it. One of the filter's own unless told. */
    readonly key?: EncryptionKey;
    /** How many requests one address may make in five minutes, 10 or more; 1000 unless told. */
    readonly requestsInFiveMinutes?: number;
    /** How long the body of a request may be, in bytes; 16384 unless told, the most that WAF looks into by default. */
    readonly bodyBytes?: number;
}

type Rule = aws.types.input.wafv2.WebAclRule;

/** A web ACL of AWS WAF: limits how often one address asks and how long, turns known attacks away, and logs what it sees without credentials. */
export class RequestFilter extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    private readonly name: string;

    /** @throws Error when the key does not serve, or the limit is none that WAF takes */
    constructor(name: string, args: RequestFilterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:network:RequestFilter", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs"] }, parent);
        key.assertUsedBy("logs", name);
        const filter = new aws.wafv2.WebAcl(
            name,
            {
                name: stackName(name, 128),
                description: `What may come to ${name}`,
                scope: "REGIONAL",
                defaultAction: { allow: {} },
                rules: filterRules(name, args.requestsInFiveMinutes, args.bodyBytes),
                visibilityConfig: visibility(stackName(name, 128)),
            },
            parent,
        );
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            // WAF takes no log group of another name.
            { name: `aws-waf-logs-${stackName(name, 400)}`, kmsKeyId: key.arn, retentionInDays: 365 },
            parent,
        );
        new aws.wafv2.WebAclLoggingConfiguration(
            name,
            {
                resourceArn: filter.arn,
                logDestinationConfigs: [logGroup.arn],
                redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
            },
            parent,
        );
        this.arn = filter.arn;
        this.registerOutputs({ arn: this.arn });
    }

    /** Puts the filter before a resource: a gateway, a load balancer, an API. */
    protect(name: string, resourceArn: pulumi.Input<string>): void {
        new aws.wafv2.WebAclAssociation(`${this.name}-${name}`, { resourceArn, webAclArn: this.arn }, { parent: this });
    }
}

function visibility(metricName: string): Rule["visibilityConfig"] {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

/** Rules of AWS's, and what of them is counted only: questions to models talk about code. */
const managedRules: Readonly<Record<string, readonly string[]>> = {
    AWSManagedRulesAmazonIpReputationList: [],
    AWSManagedRulesCommonRuleSet: ["GenericRFI_BODY", "SizeRestrictions_BODY"],
    AWSManagedRulesKnownBadInputsRuleSet: [],
    AWSManagedRulesSQLiRuleSet: ["SQLi_BODY"],
};

/** @throws Error when the limit is none that WAF takes */
export function filterRules(name: string, limit = 1000, bodyBytes = 16_384): Rule[] {
    if (!Number.isInteger(limit) || limit < 10 || limit > 2_000_000_000) {
        throw new Error(`The filter "${name}" cannot limit to ${limit} requests in five minutes: give it 10 or more.`);
    }
    const rate: Rule = {
        name: "rate",
        priority: 0,
        action: { block: {} },
        statement: { rateBasedStatement: { limit, aggregateKeyType: "IP", evaluationWindowSec: 300 } },
        visibilityConfig: visibility("rate"),
    };
    const size: Rule = {
        name: "size",
        priority: 1,
        action: { block: {} },
        statement: {
            sizeConstraintStatement: {
                comparisonOperator: "GT",
                size: bodyBytes,
                // What is too long to be looked into is too long.
                fieldToMatch: { body: { oversizeHandling: "MATCH" } },
                textTransformations: [{ priority: 0, type: "NONE" }],
            },
        },
        visibilityConfig: visibility("size"),
    };
    const managed = Object.entries(managedRules).map(([group, counted], index): Rule => ({
        name: group,
        priority: index + 2,
        overrideAction: { none: {} },
        statement: {
            managedRuleGroupStatement: {
                vendorName: "AWS",
                name: group,
                ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
        },
        visibilityConfig: visibility(group),
    }));
    return [rate, size, ...managed];
}
