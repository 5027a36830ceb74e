import { anyOf, conditionFlaw, documentOf, namesOf, principalTypes } from "../iam";
import type { PolicyDocument, Statement, Truth } from "../iam";
import { isUnknown, madeUpMarker } from "../policy";
import type { CheckContext, GraphView, ResourceView } from "../policy";

/** The accounts that a stack deploys to, as far as the ARNs of its resources tell. */
export interface OwnAccounts {
    readonly ids: ReadonlySet<string>;
    /** False where all ARNs are made up: then an account that a program names may be its own all the same. */
    readonly isCertain: boolean;
}

/** Types whose ARNs name the account. */
const typesWithAccount = [
    ...principalTypes,
    "aws:iam/policy:Policy",
    "aws:kms/key:Key",
    "aws:sqs/queue:Queue",
    "aws:sns/topic:Topic",
    "aws:secretsmanager/secret:Secret",
    "aws:ecr/repository:Repository",
    "aws:lambda/function:Function",
    "aws:efs/fileSystem:FileSystem",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:dynamodb/table:Table",
    "aws:sagemaker/model:Model",
];

/** The accounts of the stack; to be asked through {@link GraphView.once}. */
export function ownAccounts(graph: GraphView): OwnAccounts {
    const ids = new Set<string>();
    let isCertain = false;
    for (const { props } of graph.ofType(...typesWithAccount) as readonly ResourceView[]) {
        const arn = isUnknown(props, "arn") ? undefined : props.arn;
        const account = typeof arn === "string" ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] : undefined;
        if (account === undefined) continue;
        ids.add(account);
        isCertain ||= !(arn as string).includes(madeUpMarker);
    }
    return { ids, isCertain };
}

/** Conditions that say which organization or accounts the caller is of. */
const keysOfOrganization =
    /^(aws:(principalorgid|principalorgpaths|principalaccount|sourceaccount|sourceorgid|sourceorgpaths|sourceowner)|kms:calleraccount)$/;

/** Whether a statement lets in a principal of an account that is none of the stack's own, nor trusted. */
export function admitsOtherAccount(
    statement: Statement,
    { ids, isCertain }: OwnAccounts,
    trusted: readonly string[],
    isExcused: (statement: Statement) => boolean = isBoundToOrganization,
): Truth {
    const { effect, principals } = statement;
    if (effect === "Deny" || !principals || principals.negated || isExcused(statement)) return "no";
    const verdicts = principals.named.flatMap(({ kind, value }): readonly Truth[] => {
        if (kind === "CanonicalUser") return ["unknown"];
        const account = kind === "AWS" ? /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(value)?.[1] : undefined;
        if (account === undefined || ids.has(account) || trusted.includes(account)) return ["no"];
        return [isCertain ? "yes" : "unknown"];
    });
    return anyOf([...verdicts, principals.unknown ? "unknown" : "no"]);
}

function isBoundToOrganization(statement: Statement): boolean {
    return statement.conditions.some(
        (condition) =>
            keysOfOrganization.test(condition.key) &&
            !/not|null/.test(condition.operator) &&
            conditionFlaw(condition, statement) === undefined,
    );
}

/** Where an account's number is a matter of configuration. */
export const trustedAccountsConfig = {
    type: "array",
    items: { type: "string" },
    default: [] as readonly string[],
    description: "Numbers of further accounts that may be let in, such as your organization's own.",
} as const;

/**
 * Reports the statements of a resource's policy that let in another account.
 *
 * @param isMeant which statements the question is about
 */
export function reportOtherAccounts<T extends object>(
    props: T,
    key: keyof T & string,
    {
        graph,
        report,
        unknown,
        notApplicable,
        config,
    }: CheckContext<{ trustedAccounts: readonly string[] }> & {
        readonly graph: GraphView;
    },
    words: string,
    isMeant: (statement: Statement) => boolean = () => true,
): void {
    const document: PolicyDocument | undefined = documentOf(props, key);
    if (!document) return notApplicable();
    const own = graph.once(ownAccounts);
    const judged = document.statements
        .filter(isMeant)
        .map((statement) => ({ statement, verdict: admitsOtherAccount(statement, own, config.trustedAccounts) }));
    const of = (wanted: Truth): readonly Statement[] =>
        judged.filter(({ verdict }) => verdict === wanted).map(({ statement }) => statement);
    if (of("yes").length > 0) report(`${words} (${namesOf(of("yes"))})`, key);
    else if (of("unknown").length > 0)
        unknown(`perhaps ${words}, for whose the account is, is not known (${namesOf(of("unknown"))})`, key);
    if (document.unknown || document.problems.length > 0) unknown("has a policy that cannot be read in full yet", key);
}
