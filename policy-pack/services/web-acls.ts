import type {
    WebAclArgs,
    WebAclAssociationArgs,
    WebAclRuleArgs,
    WebAclRuleGroupAssociationArgs,
} from "@pulumi/aws/wafv2";

import { isSet, isUnknown } from "../policy";
import type { GraphView, Readable, ResourceView } from "../policy";
import { UnknownValueError } from "../policy/reading";
import { isAiApi, restApiType, restStageType } from "./ai-apis";
import { inCamelCase, parseJson } from "./json";

export const webAclType = "aws:wafv2/webAcl:WebAcl";
export const webAclRuleType = "aws:wafv2/webAclRule:WebAclRule";
export const webAclRuleGroupType = "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation";
export const webAclAssociationType = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** What a rule of a web ACL looks for, as far as policies ask. */
export interface WafStatement {
    readonly managedRuleGroupStatement?: {
        readonly name?: string;
        readonly vendorName?: string;
        readonly ruleActionOverrides?: readonly { readonly name?: string; readonly actionToUse?: object }[];
    };
    readonly rateBasedStatement?: { readonly limit?: number };
    readonly sizeConstraintStatement?: {
        readonly comparisonOperator?: string;
        readonly fieldToMatch?: { readonly body?: object; readonly jsonBody?: object };
    };
    readonly sqliMatchStatement?: object;
    readonly xssMatchStatement?: object;
    readonly andStatement?: { readonly statements?: readonly WafStatement[] };
    readonly orStatement?: { readonly statements?: readonly WafStatement[] };
    readonly notStatement?: { readonly statements?: readonly WafStatement[]; readonly statement?: WafStatement };
}

interface WafRule {
    readonly statement?: WafStatement;
    readonly action?: { readonly count?: object };
    readonly overrideAction?: { readonly count?: object };
}

/** The statements that a web ACL acts on; rules that only count are none. */
export interface WafStatements {
    readonly statements: readonly WafStatement[];
    /** False when there may be more, which are not known yet. */
    readonly complete: boolean;
}

/** What a web ACL looks for: in its own rules, in its JSON, and in rules that are resources of their own. */
export function statementsOf(acl: ResourceView<Readable<WebAclArgs>>, graph: GraphView): WafStatements {
    const statements: WafStatement[] = [];
    let complete = true;
    const add = (rule: WafRule): void => {
        if (rule.action?.count ?? rule.overrideAction?.count) return;
        collect(rule.statement, statements);
    };
    const attempt = (read: () => void): void => {
        try {
            read();
        } catch (error) {
            if (!(error instanceof UnknownValueError)) throw error;
            complete = false;
        }
    };
    if (isUnknown(acl.props, "rules") || isUnknown(acl.props, "ruleJson")) complete = false;
    if (!isUnknown(acl.props, "rules")) {
        const { rules = [] } = acl.props;
        for (let index = 0; index < (rules ?? []).length; index++) {
            attempt(() => add((rules ?? [])[index] as WafRule));
        }
    }
    if (isSet(acl.props, "ruleJson") && !isUnknown(acl.props, "ruleJson")) {
        const parsed = inCamelCase(parseJson(acl.props.ruleJson ?? ""));
        if (Array.isArray(parsed)) for (const rule of parsed as readonly WafRule[]) add(rule);
        else complete = false;
    }
    const separate = graph.referringTo<WebAclRuleArgs>(acl, "webAclArn", webAclRuleType);
    for (const { props } of separate.resources) attempt(() => add(props as WafRule));
    const groups = graph.referringTo<WebAclRuleGroupAssociationArgs>(acl, "webAclArn", webAclRuleGroupType);
    for (const { props } of groups.resources) {
        attempt(() => {
            if (props.overrideAction === "count" || !props.managedRuleGroup) return;
            collect({ managedRuleGroupStatement: props.managedRuleGroup as never }, statements);
        });
    }
    return { statements, complete: complete && separate.complete && groups.complete };
}

function collect(statement: WafStatement | undefined, into: WafStatement[]): void {
    if (!statement) return;
    into.push(statement);
    for (const inner of [statement.andStatement, statement.orStatement]) {
        for (const one of inner?.statements ?? []) collect(one, into);
    }
}

/** Whether a statement takes in a group of rules that AWS keeps, e.g. `AWSManagedRulesSQLiRuleSet`. */
export function isManagedGroup({ managedRuleGroupStatement: group }: WafStatement, name: string): boolean {
    return group?.name === name && (group.vendorName ?? "AWS") === "AWS";
}

/** Whether AWS's common rules are among the statements, with none of the named ones overridden. */
export function hasCommonRules({ managedRuleGroupStatement: group, ...rest }: WafStatement, rule: RegExp): boolean {
    if (!isManagedGroup({ ...rest, managedRuleGroupStatement: group }, "AWSManagedRulesCommonRuleSet")) return false;
    return !(group?.ruleActionOverrides ?? []).some(
        ({ name, actionToUse }) => rule.test(name ?? "") && actionToUse !== undefined && !("block" in actionToUse),
    );
}

/**
 * Whether the stack shows that a web ACL is for something else than AI: everything it is associated with is an API of the
 * stack, and none of them leads to a model.
 */
export function isForOthersOnly(acl: ResourceView<unknown>, graph: GraphView): boolean {
    const { resources } = graph.referringTo<WebAclAssociationArgs>(acl, "webAclArn", webAclAssociationType);
    return (
        resources.length > 0 &&
        resources.every((association) => {
            const stages = graph.referredToBy(association, "resourceArn", restStageType).resources;
            const apis = stages.flatMap((stage) => graph.referredToBy(stage, "restApi", restApiType).resources);
            return apis.length > 0 && apis.every((api) => isAiApi(api, graph) === "no");
        })
    );
}
