import { documentOf, namesOf, publicAccess } from "../iam";
import type { CheckContext } from "../policy";

/** Reports a resource policy that lets everybody in; without a policy the question does not arise. */
export function reportPublicAccess<T extends object>(
    props: T,
    key: keyof T & string,
    { report, unknown, notApplicable }: CheckContext,
): void {
    const document = documentOf(props, key);
    if (!document) return notApplicable();
    const { verdict, statements } = publicAccess(document);
    if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, key);
    if (verdict === "unknown") unknown("has a policy that cannot be read in full yet", key);
}
