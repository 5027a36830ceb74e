import type { WebAclArgs } from "@pulumi/aws/wafv2";

import { definePolicy, unknownValue } from "../../policy";
import { hasCommonRules, isForOthersOnly, statementsOf, webAclType } from "../../services/web-acls";

const common = { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet", vendorName: "AWS" } };

export default definePolicy<WebAclArgs>({
    id: "ai-api-waf-xss",
    title: "Web ACLs in front of models block scripts in requests",
    severity: "low",
    scope: "stack",
    appliesTo: webAclType,
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:FS-56"],
    why: "A model repeats what it is told: a script in a prompt comes back in its answer, and into the page of whoever reads it. Encoding the output is the application's work; this keeps out what is plainly a script.",
    fix: "Add the managed rule group AWSManagedRulesCommonRuleSet, or a rule with an xssMatchStatement.",
    reference: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    check(acl, { graph, report, unknown, notApplicable }) {
        if (isForOthersOnly(acl, graph)) return notApplicable();
        const { statements, complete } = statementsOf(acl, graph);
        const isBlocked = statements.some(
            (statement) =>
                statement.xssMatchStatement !== undefined || hasCommonRules(statement, /^CrossSiteScripting_/),
        );
        if (isBlocked) return;
        if (complete) report("does not block scripts in requests", "rules");
        else unknown("may not block scripts in requests", "rules");
    },
    examples: {
        passes: {
            "AWS's common rules are there": { acl: { type: webAclType, props: { rules: [{ statement: common }] } } },
            "a rule of its own looks for scripts": {
                acl: {
                    type: webAclType,
                    props: {
                        rules: [
                            { statement: { xssMatchStatement: { fieldToMatch: { body: {} } } }, action: { block: {} } },
                        ],
                    },
                },
            },
        },
        fails: {
            "there are no rules": { acl: { type: webAclType } },
            "the common rules only count": {
                acl: {
                    type: webAclType,
                    props: { rules: [{ statement: common, overrideAction: { count: {} } }] },
                },
            },
            "the rule about scripts in bodies is overridden": {
                acl: {
                    type: webAclType,
                    props: {
                        rules: [
                            {
                                statement: {
                                    managedRuleGroupStatement: {
                                        ...common.managedRuleGroupStatement,
                                        ruleActionOverrides: [
                                            { name: "CrossSiteScripting_BODY", actionToUse: { count: {} } },
                                        ],
                                    },
                                },
                            },
                        ],
                    },
                },
            },
        },
        unknown: { "the rules are not known yet": { acl: { type: webAclType, props: { rules: unknownValue } } } },
    },
});
