import type { WebAclArgs } from "@pulumi/aws/wafv2";

import { definePolicy, ref, unknownValue } from "../../policy";
import {
    hasCommonRules,
    isForOthersOnly,
    statementsOf,
    webAclAssociationType,
    webAclRuleType,
    webAclType,
} from "../../services/web-acls";
import type { WafStatement } from "../../services/web-acls";

const rate = { name: "rate", priority: 1, statement: { rateBasedStatement: { limit: 1000, aggregateKeyType: "IP" } } };
const size = {
    name: "size",
    priority: 2,
    statement: { sizeConstraintStatement: { comparisonOperator: "GT", size: 100_000, fieldToMatch: { body: {} } } },
};
const common = {
    name: "common",
    priority: 3,
    statement: { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet", vendorName: "AWS" } },
};

export default definePolicy<WebAclArgs>({
    id: "ai-api-waf",
    title: "Web ACLs in front of models bound how often and how much is asked",
    severity: "low",
    scope: "stack",
    appliesTo: webAclType,
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: ["aws-aiml:FS-01", "aws-aiml:FS-68"],
    why: "Each request to a model costs money by its length. A web ACL that counts neither requests nor bytes lets one caller spend the budget of all. AWS's common rules bound the size of a body too, which other tools do not count.",
    fix: "Add a rule with a rateBasedStatement, and one with a sizeConstraintStatement on the body that blocks what is longer than a prompt needs to be.",
    reference: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
    check(acl, { graph, report, unknown, notApplicable }) {
        if (isForOthersOnly(acl, graph)) return notApplicable();
        const { statements, complete } = statementsOf(acl, graph);
        const missing = [
            ...(statements.some(({ rateBasedStatement }) => rateBasedStatement) ? [] : ["rate of requests"]),
            ...(statements.some(boundsBody) ? [] : ["size of bodies"]),
        ];
        if (missing.length === 0) return;
        if (complete) report(`does not bound the ${missing.join(" and the ")}`, "rules");
        else unknown(`may not bound the ${missing.join(" and the ")}`, "rules");
    },
    examples: {
        passes: {
            "both are bounded": { acl: { type: webAclType, props: { rules: [rate, size] } } },
            "AWS's common rules bound the size": { acl: { type: webAclType, props: { rules: [rate, common] } } },
            "a rule is a resource of its own": {
                acl: { type: webAclType, props: { rules: [rate] } },
                size: { type: webAclRuleType, props: { webAclArn: ref("acl", "arn"), ...size } },
            },
            "the rules are JSON": {
                acl: {
                    type: webAclType,
                    props: {
                        ruleJson: JSON.stringify([
                            { Statement: { RateBasedStatement: { Limit: 1000 } } },
                            { Statement: { SizeConstraintStatement: { FieldToMatch: { JsonBody: {} } } } },
                        ]),
                    },
                },
            },
        },
        fails: {
            "there are no rules": { acl: { type: webAclType } },
            "the rate is not bounded": { acl: { type: webAclType, props: { rules: [size] } } },
            "the size is not bounded": { acl: { type: webAclType, props: { rules: [rate] } } },
            "the size of a header is bounded": {
                acl: {
                    type: webAclType,
                    props: {
                        rules: [
                            rate,
                            { statement: { sizeConstraintStatement: { fieldToMatch: { singleHeader: {} } } } },
                        ],
                    },
                },
            },
            "the rate is only counted": {
                acl: { type: webAclType, props: { rules: [{ ...rate, action: { count: {} } }, size] } },
            },
        },
        unknown: {
            "the rules are not known yet": { acl: { type: webAclType, props: { rules: unknownValue } } },
            "the statement of a rule is not known yet": {
                acl: { type: webAclType, props: { rules: [rate, { name: "more", statement: unknownValue }] } },
            },
        },
        notApplicable: {
            "the web ACL is for an API that leads to no model": {
                acl: { type: webAclType },
                api: { type: "aws:apigateway/restApi:RestApi" },
                stage: { type: "aws:apigateway/stage:Stage", props: { restApi: ref("api"), stageName: "live" } },
                association: {
                    type: webAclAssociationType,
                    props: { webAclArn: ref("acl", "arn"), resourceArn: ref("stage", "arn") },
                },
            },
        },
    },
});

function boundsBody(statement: WafStatement): boolean {
    const field = statement.sizeConstraintStatement?.fieldToMatch;
    return (
        field?.body !== undefined ||
        field?.jsonBody !== undefined ||
        hasCommonRules(statement, /^SizeRestrictions_BODY$/)
    );
}
