import type { RequestContext } from "./conditions";
import type { Statement } from "./document";
import { methods } from "./escalation-methods";
import type { EscalationMethod } from "./escalation-methods";
import { covers, meets } from "./patterns";
import { allows } from "./permission";
import type { Grants } from "./permission";
import { factsOf, resourceArnsOf } from "./service-authorization";
import { allOf, anyOf } from "./statements";
import type { Answer, Truth } from "./statements";

/** One way in which a principal can get permissions that it was not given. */
export interface EscalationPath {
    readonly method: EscalationMethod;
    /** Never "no": those ways are left out. */
    readonly verdict: Exclude<Truth, "no">;
    /** Whether it works on whatever there is, or on resources only that a policy names; then it takes a strong one. */
    readonly reach: "any" | "named";
    /** What gives each of the actions. */
    readonly statements: readonly Statement[];
}

/** Every published way in which a principal with these documents can give itself more permissions. */
export function escalationPaths(grants: Grants): readonly EscalationPath[] {
    const answers = new Map<string, Step>();
    return methods.flatMap((method): readonly EscalationPath[] => {
        const steps: Step[] = [];
        for (const action of method.actions) {
            const key = [action, action === "iam:PassRole" ? method.passedTo : "", writesOwn(method)].join(" ");
            let step = answers.get(key);
            if (!step) answers.set(key, (step = stepOf(grants, action, method)));
            if (step.verdict === "no") return [];
            steps.push(step);
        }
        const path = (verdict: Truth, reach: "any" | "named"): EscalationPath => ({
            method,
            verdict: verdict === "yes" ? "yes" : "unknown",
            reach,
            statements: [...new Set(steps.flatMap((step) => step.statements))],
        });
        const verdict = allOf(steps.map((step) => step.verdict));
        // A role that is passed is what counts; what it is passed to, one makes oneself.
        const decisive = method.kind === "pass-role" ? steps.slice(0, 1) : steps;
        if (verdict === "yes" && decisive.every(({ broad }) => broad === "yes")) return [path("yes", "any")];
        if (method.together) {
            const common = onOneResource(grants, method, steps);
            return common === "no" ? [] : [path(common, "any")];
        }
        const isAny = decisive.every(({ broad }) => broad !== "no");
        return [path(verdict, isAny ? "any" : "named")];
    });
}

/** Whether the action is allowed on a resource; the attacker chooses what else the request says. */
export function canDo(grants: Grants, action: string, resource: string, method: EscalationMethod): Answer {
    return bestOf(contextsOf(action, method), (context) => {
        const { verdict, statements: given } = allows(grants, { action, resource, context });
        if (verdict === "no" || given.length === 0) return { verdict, statements: given };
        const statements = given.filter((statement) => isAbout(statement, resource));
        return statements.length === 0 ? no : { verdict, statements };
    });
}

const no: Answer = { verdict: "no", statements: [] };

/**
 * Whether a statement takes in a resource by the parts of its ARN. A wildcard of one part can meet the next parts as well,
 * but the names of accounts, regions and most resources have no colon.
 */
function isAbout({ resources: { negated, patterns, unknown } }: Statement, resource: string): boolean {
    if (negated || unknown) return true;
    const asked = resource.split(":");
    return patterns.some((pattern) => {
        const parts = pattern.split(":");
        if (parts.length < 6 || asked.length < 6) return true;
        const rest = (of: readonly string[]): string => of.slice(5).join(":");
        return parts.slice(0, 5).every((part, at) => meets(part, asked[at] ?? "")) && meets(rest(parts), rest(asked));
    });
}

/** Attackers attach a policy that makes an administrator, and set no boundary. */
const attacks: readonly RequestContext[] = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"].map(
    (policy) => ({
        "iam:policyarn": [`arn:aws:iam::aws:policy/${policy}`],
        "iam:permissionsboundary": [],
    }),
);

const contexts = new Map<string | undefined, readonly RequestContext[]>();

function contextsOf(action: string, { passedTo }: EscalationMethod): readonly RequestContext[] {
    if (/^iam:Attach\w+Policy$/.test(action)) return attacks;
    let found = contexts.get(passedTo);
    if (!found) {
        const [attack = {}] = attacks;
        found = [passedTo === undefined ? attack : { ...attack, "iam:passedtoservice": [passedTo] }];
        contexts.set(passedTo, found);
    }
    return found;
}

interface Step {
    readonly verdict: Truth;
    /** Whether it works on whatever there is. */
    readonly broad: Truth;
    readonly statements: readonly Statement[];
}

const nothing: Step = { verdict: "no", broad: "no", statements: [] };

function stepOf(grants: Grants, action: string, method: EscalationMethod): Step {
    const { needed, probes } = targetsOf(action);
    const given = new Set<Statement>();
    const verdicts: Truth[] = [];
    for (const { anywhere, places } of needed) {
        if (anywhere.every((kind) => canDo(grants, action, kind, method).verdict === "no")) return nothing;
        // A `*` of the one may have met what the other names. Where every part has its length, none does.
        const answer = bestOf(places, (place) => canDo(grants, action, place, method));
        if (answer.verdict === "no") return nothing;
        verdicts.push(answer.verdict);
        answer.statements.forEach((statement) => given.add(statement));
    }
    const verdict = allOf(verdicts);
    // What is about one's own user only takes over nobody else.
    const isOwn = (statement: Statement): boolean => isOwnOnly(statement) && !writesOwn(method);
    const statements = [...given].filter((statement) => !isOwn(statement));
    if (verdict === "yes" && statements.length === 0) return nothing;
    const { verdict: broad } = bestOf(probes, (probe) => {
        const answer = canDo(grants, action, probe, method);
        const isLimited = (statement: Statement): boolean => isOwn(statement) || isLimitedByTags(statement);
        return answer.verdict === "yes" && answer.statements.every(isLimited) ? no : answer;
    });
    return { verdict, broad: broad === "unknown" && given.size > 0 ? broadOf([...given]) : broad, statements };
}

/** The first answer that is yes; otherwise one that is open. */
function bestOf<T>(candidates: readonly T[], ask: (candidate: T) => Answer): Answer {
    let best = no;
    for (const candidate of candidates) {
        const answer = ask(candidate);
        if (answer.verdict === "yes") return answer;
        if (answer.verdict === "unknown") best = answer;
    }
    return best;
}

/** Whether statements that leave it open may take in whatever there is: not if only the resources are not known yet. */
function broadOf(statements: readonly Statement[]): Truth {
    const isEverything = ({ resources: { negated, patterns } }: Statement): boolean =>
        negated || patterns.some((pattern) => covers(pattern, "arn:*"));
    return statements.some(isEverything) ? "unknown" : "no";
}

/** Whether a method is as good on one's own user as on any. */
function writesOwn({ kind, target }: EscalationMethod): boolean {
    return kind === "rewrite" && target === "user";
}

/** Whether a statement is about the caller's own user only. */
function isOwnOnly({ resources: { negated, patterns, unknown } }: Statement): boolean {
    const own = /\$\{aws:(username|userid)\}/i;
    return !negated && !unknown && patterns.length > 0 && patterns.every((pattern) => own.test(pattern));
}

/** Whether a condition takes only resources that are tagged so. */
export function isLimitedByTags({ conditions }: Statement): boolean {
    return conditions.some(({ key }) => /(^|:)resourcetag\//.test(key));
}

/** Whether all actions are allowed on one resource that a statement names. */
function onOneResource(grants: Grants, method: EscalationMethod, steps: readonly Step[]): Truth {
    const named = new Set(steps.flatMap((step) => step.statements.flatMap(({ resources }) => resources.patterns)));
    return anyOf(
        [...named].map((resource) =>
            allOf(method.actions.map((action) => canDo(grants, action, resource, method).verdict)),
        ),
    );
}

interface Targets {
    /** Patterns of what a request names: something of each has to be allowed; and the same, place by place. */
    readonly needed: readonly { readonly anywhere: readonly string[]; readonly places: readonly string[] }[];
    /** Patterns of resources that no policy names, of each kind that counts. */
    readonly probes: readonly string[];
}

/** The types of resources that decide what an action reaches, where the request names others beside them. */
const decisiveTypes: Readonly<Record<string, readonly string[]>> = {
    "ssm:SendCommand": ["instance", "managed-instance"],
    "ssm:StartSession": ["instance", "managed-instance"],
    "ssm:CreateAssociation": ["instance", "managed-instance"],
};

const targets = new Map<string, Targets>();
const partitions = ["aws", "aws-cn", "aws-us-gov"];
/** As many question marks as the names of AWS's regions have letters. */
const regions = [9, 10, 12, 13, 14].map((length) => "?".repeat(length));
const unnamed = "a-thing-that-nobody-named";

function targetsOf(action: string): Targets {
    let found = targets.get(action);
    if (!found) {
        const { resourceTypes = [], requiredTypes = [] } = factsOf(action) ?? {};
        const arns = resourceArnsOf(action.slice(0, action.indexOf(":")));
        const restsOf = (types: readonly string[]): readonly string[] => types.flatMap((type) => arns.get(type) ?? []);
        const decisive = decisiveTypes[action] ?? [];
        const lists = [...requiredTypes.map((type) => [type]), ...(decisive.length > 0 ? [decisive] : [])];
        const needed = (lists.length > 0 ? lists : [resourceTypes]).map((types) =>
            restsOf(types).map((rest) => `arn:*:${withAccount(rest)}`),
        );
        const counting = restsOf(decisive.length > 0 ? decisive : resourceTypes);
        found = {
            needed: needed
                .map((kinds) => (kinds.length === 0 ? ["*"] : kinds))
                .map((anywhere) => ({ anywhere, places: anywhere.flatMap(placesOf) })),
            probes: counting.length === 0 ? ["arn:*"] : counting.flatMap(probesOf),
        };
        targets.set(action, found);
    }
    return found;
}

/** `?` for the digits of the account: AWS's own policies, whose account is called `aws`, cannot be changed. */
function withAccount(rest: string): string {
    return rest.startsWith("iam::*:") ? rest.replace("iam::*:", `iam::${"?".repeat(12)}:`) : rest;
}

/** No `*` is in them: a pattern that names something could meet it there. */
function probesOf(rest: string): readonly string[] {
    const [service = "", region = "", account = "", ...name] = withAccount(rest).split(":");
    const resource = name.join(":").replaceAll("*", unnamed);
    return placesOf(["arn:*", service, region, account, resource].join(":"));
}

/** An ARN pattern for every partition, and for regions by the length of their names. */
function placesOf(kind: string): readonly string[] {
    const [arn, partition, service = "", region = "", ...rest] = kind.split(":");
    if (arn !== "arn" || partition !== "*" || service === "") return [kind];
    return partitions.flatMap((place) =>
        (region === "*" ? regions : [region]).map((area) => ["arn", place, service, area, ...rest].join(":")),
    );
}

/**
 * What an action is asked about when a way is to work on one thing: that thing if the action can be limited to such, and
 * otherwise anything.
 */
export function resourceFor(action: string, arn: string): string {
    const { needed } = targetsOf(action);
    return needed.some(({ anywhere }) => anywhere.some((kind) => meets(kind, arn))) ? arn : "*";
}
