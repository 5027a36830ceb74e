import type { Condition, PolicyDocument, Statement } from "./document";
import type { Answer, Truth } from "./statements";
import { allOf, anyOf, includesEveryone, selectionCovers } from "./statements";

/**
 * Whether a resource's policy refuses every request that does not come over TLS: a Deny for all principals and all
 * actions of the service on the condition that `aws:SecureTransport` is false, and on no other.
 *
 * @param service the prefix of the service's actions, e.g. `s3`
 * @param resources ARNs that have to be covered (for a bucket: its own, and its ARN followed by `/*`); any will do unless
 *     given, as for a policy that can only speak of the resource it is attached to
 */
export function deniesInsecureTransport(
    document: PolicyDocument,
    service: string,
    resources?: readonly string[],
): Answer {
    const denials = document.statements
        .map((statement) => ({ statement, verdict: deniesPlainHttp(statement, service) }))
        .filter(({ verdict }) => verdict !== "no");
    const isUnread: Truth = document.unknown || document.problems.length > 0 ? "unknown" : "no";
    const covered = (resources ?? [undefined]).map((resource) =>
        anyOf([
            ...denials.map(({ statement, verdict }) =>
                allOf([verdict, resource === undefined ? "yes" : selectionCovers(statement.resources, resource)]),
            ),
            isUnread,
        ]),
    );
    const verdict = allOf(covered);
    return { verdict, statements: verdict === "no" ? [] : denials.map(({ statement }) => statement) };
}

function deniesPlainHttp(statement: Statement, service: string): Truth {
    if (statement.effect === "Allow") return "no";
    return allOf([
        statement.effect === undefined ? "unknown" : "yes",
        isEveryone(statement),
        selectionCovers(statement.actions, `${service.toLowerCase()}:*`),
        ...statement.conditions.map(asksForPlainHttp),
        statement.unknownConditions ? "unknown" : statement.conditions.length > 0 ? "yes" : "no",
    ]);
}

/** Everyone without exception; `NotPrincipal` leaves somebody out. */
function isEveryone({ principals }: Statement): Truth {
    return principals?.negated ? "no" : includesEveryone(principals);
}

function asksForPlainHttp({ operator, key, values, unknown }: Condition): Truth {
    if (key !== "aws:securetransport" || operator !== "bool") return "no";
    if (unknown) return "unknown";
    return values.length === 1 && values[0]?.toLowerCase() === "false" ? "yes" : "no";
}
