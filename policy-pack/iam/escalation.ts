import type { RequestContext } from "./conditions";
import { methods } from "./escalation-methods";
import type { EscalationMethod } from "./escalation-methods";
import type { Statement } from "./document";
import { allows } from "./permission";
import type { Grants } from "./permission";
import { allOf } from "./statements";
import type { Truth } from "./statements";

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

/** Attackers attach the strongest policy, and no boundary. */
const attack: RequestContext = {
    "iam:policyarn": ["arn:aws:iam::aws:policy/AdministratorAccess"],
    "iam:permissionsboundary": [],
};

/** Every published way in which a principal with these documents can give itself more permissions. */
export function escalationPaths(grants: Grants): readonly EscalationPath[] {
    const answers = new Map<string, Step>();
    return methods.flatMap((method): readonly EscalationPath[] => {
        const steps: Step[] = [];
        for (const action of method.actions) {
            const key = action === "iam:PassRole" ? `${action} ${method.passedTo ?? ""}` : action;
            let step = answers.get(key);
            if (!step) answers.set(key, (step = stepOf(grants, action, method)));
            if (step.verdict === "no") return [];
            steps.push(step);
        }
        const verdict = allOf(steps.map((step) => step.verdict)) === "yes" ? "yes" : "unknown";
        const statements = [...new Set(steps.flatMap((step) => step.statements))];
        return [{ method, verdict, reach: steps.every(({ isAny }) => isAny) ? "any" : "named", statements }];
    });
}

interface Step {
    readonly verdict: Truth;
    readonly isAny: boolean;
    readonly statements: readonly Statement[];
}

function stepOf(grants: Grants, action: string, { passedTo }: EscalationMethod): Step {
    const context = passedTo === undefined ? attack : { ...attack, "iam:passedtoservice": [passedTo] };
    const { verdict, statements } = allows(grants, { action, resource: "*", context });
    const others = statements.filter((statement) => !isOwnOnly(statement));
    if (verdict === "yes" && others.length === 0) return { verdict: "no", isAny: false, statements: [] };
    const service = action.slice(0, action.indexOf(":"));
    return { verdict, isAny: others.some((statement) => reachesKind(statement, service)), statements: others };
}

/** Whether a statement is about the caller's own user only. */
function isOwnOnly({ resources: { negated, patterns, unknown } }: Statement): boolean {
    const own = /\$\{aws:(username|userid)\}/i;
    return !negated && !unknown && patterns.length > 0 && patterns.every((pattern) => own.test(pattern));
}

/** Whether a statement takes in every resource of the service, or of one kind, such as `role/*`. */
function reachesKind({ resources: { negated, patterns } }: Statement, service: string): boolean {
    if (negated) return true;
    return patterns.some((pattern) => {
        if (/^\*+$/.test(pattern)) return true;
        const [arn, , ofService = "*", , , ...rest] = pattern.split(":");
        if ((arn !== "arn" && arn !== "*") || (ofService !== service && !/^\*+$/.test(ofService))) return false;
        return rest.length === 0 ? pattern.endsWith("*") : /^(\*+|[\w-]+[/:]\**)$/.test(rest.join(":"));
    });
}
