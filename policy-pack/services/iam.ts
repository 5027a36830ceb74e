import type { PolicyArgs, PolicyAttachmentArgs, RoleArgs, RolePolicyAttachmentsExclusiveArgs } from "@pulumi/aws/iam";
import type { ManagedPolicyAttachmentArgs, PermissionSetInlinePolicyArgs } from "@pulumi/aws/ssoadmin";

import {
    isAdministrator as areAdministrator,
    allOf,
    anyOf,
    asksFor,
    awsManagedName,
    documentOf,
    isLimitedByTags,
    namesOf,
    reachesAllOf,
    selectionCovers,
    selectionMeets,
    unknownDocument,
} from "../iam";
import type { PolicyDocument, Selection, Statement, Truth } from "../iam";
import { isSet, isUnknown } from "../policy";
import type { CheckContext, Readable } from "../policy";

export { isLimitedByTags as isLimitedToSomeResources, reachesAllOf } from "../iam";

/** The types of resources that hold identity policies; the first is the managed policy. */
export const identityPolicyTypes = [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/role:Role",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
] as const;

/** What the resources of {@link identityPolicyTypes} keep their documents in. */
export type IdentityPolicyArgs = Pick<PolicyArgs, "policy"> &
    Pick<RoleArgs, "inlinePolicies"> &
    Pick<PermissionSetInlinePolicyArgs, "inlinePolicy">;

/** The types of resources that attach managed policies by ARN. */
export const attachmentTypes = [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    "aws:iam/role:Role",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
] as const;

/** What the resources of {@link attachmentTypes} keep the ARNs in. */
export type AttachmentArgs = Pick<PolicyAttachmentArgs, "policyArn"> &
    Pick<RolePolicyAttachmentsExclusiveArgs, "policyArns"> &
    Pick<RoleArgs, "managedPolicyArns"> &
    Pick<ManagedPolicyAttachmentArgs, "managedPolicyArn">;

/**
 * Runs a check for every identity policy of the resource; what is not known yet, or cannot be read, makes the verdict
 * unknown. Resources that hold no document are not asked.
 */
export function eachIdentityPolicy(
    props: Readable<IdentityPolicyArgs>,
    context: CheckContext,
    check: (document: PolicyDocument, path: string) => void,
): void {
    const keys = (["policy", "inlinePolicy"] as const).filter((key) => isSet(props, key));
    if (keys.length === 0 && !isSet(props, "inlinePolicies")) context.notApplicable();
    for (const key of keys) readPolicy(props, key, key, context, check);
    if (isUnknown(props, "inlinePolicies")) context.unknown("has inline policies that are not known yet");
    else {
        context.each(props.inlinePolicies, (inline, index) =>
            readPolicy(inline, "policy", `inlinePolicies.${index}.policy`, context, check),
        );
    }
}

function readPolicy<T extends object>(
    props: T,
    key: keyof T & string,
    path: string,
    { unknown }: CheckContext,
    check: (document: PolicyDocument, path: string) => void,
): void {
    const document = documentOf(props, key);
    if (!document) return;
    if (document.unknown) unknown("has a policy document that is not known yet", path);
    for (const problem of document.problems) {
        unknown(`has a policy document that cannot be read: ${describe(problem)}`, path);
    }
    check(document, path);
}

/** What is wrong in a document, as the end of a sentence. */
export function describe({ place, message }: { place: string; message: string }): string {
    return `${place === "" ? "the document" : place} ${message}`;
}

/**
 * Reports the statements of the resource's identity policies that allow what they should not.
 *
 * @param judge what is wrong with a statement of the document whose effect is Allow
 * @param message completes the sentence "<resource name> ..."; the statements' names are added to it
 */
export function reportAllowances(
    props: Readable<IdentityPolicyArgs>,
    context: CheckContext,
    judge: (statement: Statement, document: PolicyDocument) => Truth,
    message: string,
): void {
    eachIdentityPolicy(props, context, (document, path) => {
        const wrong: Statement[] = [];
        const open: Statement[] = [];
        for (const statement of document.statements) {
            if (statement.effect === "Deny") continue;
            const verdict = judge(statement, document);
            if (verdict === "yes" && statement.effect === "Allow") wrong.push(statement);
            else if (verdict !== "no") open.push(statement);
        }
        if (wrong.length > 0) context.report(`${message} (${namesOf(wrong)})`, path);
        else if (open.length > 0) context.unknown(`may, by what is not known yet: ${message} (${namesOf(open)})`, path);
    });
}

/**
 * Whether a statement takes in one of the actions on every resource of a kind, no tag limiting it to some.
 *
 * @param actions in lower case
 * @param kind as ARNs of the service name it, e.g. `key`
 */
export function takesInOnEvery(statement: Statement, actions: readonly string[], service: string, kind: string): Truth {
    if (isLimitedByTags(statement)) return "no";
    return allOf([
        anyOf(actions.map((action) => selectionCovers(statement.actions, action))),
        reachesAllOf(statement, service, kind),
    ]);
}

/**
 * Reports the statements of the resource's identity policies that allow one of the actions unconditionally.
 *
 * @param keys as for {@link allowsUnconditionally}, like the actions
 * @param message as for {@link reportAllowances}
 */
export function reportUnconditional(
    props: Readable<IdentityPolicyArgs>,
    context: CheckContext,
    actions: readonly [string, ...string[]],
    keys: RegExp,
    message: string,
): void {
    reportAllowances(
        props,
        context,
        (statement, document) => allowsUnconditionally(statement, document, actions, keys),
        message,
    );
}

/**
 * Whether a statement of a document takes in one of the actions on no condition about one of the keys, which no denial
 * is about either. What takes in the whole service is left to those who ask about that.
 *
 * @param actions in lower case, of one service
 * @param keys fits keys in lower case
 */
export function allowsUnconditionally(
    statement: Statement,
    document: PolicyDocument,
    actions: readonly [string, ...string[]],
    keys: RegExp,
): Truth {
    const [service = ""] = actions[0].split(":");
    if (asksFor(statement, keys) || coversService(statement.actions, service) === "yes") return "no";
    const left = actions.filter((action) => !isDenied(document, action, keys));
    return allOf([
        anyOf(left.map((action) => selectionCovers(statement.actions, action))),
        statement.unknownConditions ? "unknown" : "yes",
    ]);
}

/** Whether a document denies an action, always or by a condition about one of the keys. */
function isDenied({ statements }: PolicyDocument, action: string, keys: RegExp): boolean {
    return statements.some(
        ({ effect, actions, resources, conditions, unknownConditions }) =>
            effect === "Deny" &&
            selectionCovers(actions, action) === "yes" &&
            (conditions.some(({ key }) => keys.test(key)) ||
                (conditions.length === 0 && !unknownConditions && selectionCovers(resources, "*") === "yes")),
    );
}

const partitions = ["aws", "aws-cn", "aws-us-gov"];

/** Whether the resources take in a role that no policy names, and so any role of some account. */
export function takesInAnyRole(resources: Selection): Truth {
    // `?` and not `*` for the account: a pattern that names other roles must not meet it by way of the account.
    const roles = partitions.map((partition) => `arn:${partition}:iam::????????????:role/a-role-that-nobody-named`);
    return anyOf(roles.map((role) => selectionMeets(resources, role)));
}

/** Whether the actions take in every action of a service. */
export function coversService(actions: Selection, service: string): Truth {
    return selectionCovers(actions, `${service}:?*`);
}

/** Whether a document by itself makes whoever has it an administrator of the account. */
export function isAdministrator(document: PolicyDocument): Truth {
    return areAdministrator({ identity: [document] });
}

/** Reports each attachment of the AWS managed policy with this name; paths such as `job-function/` do not matter. */
export function reportManagedPolicy(
    props: Readable<AttachmentArgs>,
    { report, each, notApplicable }: CheckContext,
    policyName: string,
): void {
    const keys = (["policyArn", "managedPolicyArn", "policyArns", "managedPolicyArns"] as const).filter((key) =>
        isSet(props, key),
    );
    if (keys.length === 0) notApplicable();
    for (const key of keys) {
        // The outer run catches a whole list that is not known yet.
        each(key, () => {
            each<string>(props[key], (arn) => {
                if (awsManagedName(arn) === policyName) report(`attaches the AWS managed policy ${policyName}`, key);
            });
        });
    }
}

/** The trust policy of a role; what is not known yet, or cannot be read, makes the verdict unknown. */
export function trustOf(role: Readable<Pick<RoleArgs, "assumeRolePolicy">>, { unknown }: CheckContext): PolicyDocument {
    const document = documentOf(role, "assumeRolePolicy") ?? unknownDocument;
    if (document.unknown) unknown("has a trust policy that is not known yet", "assumeRolePolicy");
    for (const problem of document.problems) {
        unknown(`has a trust policy that cannot be read: ${describe(problem)}`, "assumeRolePolicy");
    }
    return document;
}
