import type { WebAclArgs } from "@pulumi/aws/wafv2";

import { definePolicy, ref, unknownValue } from "../../policy";
import {
    isForOthersOnly,
    isManagedGroup,
    statementsOf,
    webAclRuleGroupType,
    webAclType,
} from "../../services/web-acls";

const groups = ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"] as const;

function groupRule(name: string, overrideAction: object = { none: {} }): object {
    return { name, overrideAction, statement: { managedRuleGroupStatement: { name, vendorName: "AWS" } } };
}

const rules = groups.map((name) => groupRule(name));

export default definePolicy<WebAclArgs>({
    id: "ai-api-waf-injection",
    title: "Web ACLs in front of models block SQL injection and known attacks",
    severity: "low",
    scope: "stack",
    appliesTo: webAclType,
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:FS-53"],
    why: "What users send to a model goes on into queries, logs and tools. AWS's rule groups stop the attacks on these that are known, and a group that only counts stops none.",
    fix: "Add the managed rule groups AWSManagedRulesSQLiRuleSet and AWSManagedRulesKnownBadInputsRuleSet, with overrideAction none.",
    reference: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
    check(acl, { graph, report, unknown, notApplicable }) {
        if (isForOthersOnly(acl, graph)) return notApplicable();
        const { statements, complete } = statementsOf(acl, graph);
        const missing = groups.filter((name) => !statements.some((statement) => isManagedGroup(statement, name)));
        if (missing.length === 0) return;
        if (complete) report(`does not block by ${missing.join(" and ")}`, "rules");
        else unknown(`may not block by ${missing.join(" and ")}`, "rules");
    },
    examples: {
        passes: {
            "both groups are there": { acl: { type: webAclType, props: { rules } } },
            "a group is a resource of its own": {
                acl: { type: webAclType, props: { rules: [groupRule(groups[0])] } },
                inputs: {
                    type: webAclRuleGroupType,
                    props: {
                        webAclArn: ref("acl", "arn"),
                        managedRuleGroup: { name: groups[1], vendorName: "AWS" },
                        overrideAction: "none",
                    },
                },
            },
        },
        fails: {
            "there are no rules": { acl: { type: webAclType } },
            "one group is missing": { acl: { type: webAclType, props: { rules: [groupRule(groups[0])] } } },
            "one group only counts": {
                acl: {
                    type: webAclType,
                    props: { rules: [groupRule(groups[0]), groupRule(groups[1], { count: {} })] },
                },
            },
        },
        unknown: { "the rules are not known yet": { acl: { type: webAclType, props: { rules: unknownValue } } } },
    },
});
