import type { Truth } from "../iam";
import { asList, isUnknown } from "../policy";
import type { CheckContext } from "../policy";
import { UnknownValueError } from "../policy/reading";

/** The elements of a list whose values are known. */
export function knownElements<T>(list: T | readonly T[] | undefined | null): readonly T[] {
    const elements = asList(list);
    return Array.from({ length: elements.length }).flatMap((_, index) =>
        // Reading an element that is not known yet would end the check.
        isUnknown(elements, String(index) as never) ? [] : [elements[index] as T],
    );
}

/** Whether the test holds for some item; open where it holds for none that is known, and some are not known yet. */
export function holdsForSome<T>(items: readonly T[], test: (item: T) => boolean): Truth {
    let isOpen = false;
    for (let index = 0; index < items.length; index++) {
        try {
            if (test(items[index] as T)) return "yes";
        } catch (error) {
            if (!(error instanceof UnknownValueError)) throw error;
            isOpen = true;
        }
    }
    return isOpen ? "unknown" : "no";
}

/**
 * `some` for items that may not be known yet: one that cannot be told hides none that the test holds for, wherever it
 * stands. Where it holds for none, the first that cannot be told ends the check, as reading it would.
 */
export function someOf<T>(items: readonly T[], test: (item: T) => boolean): boolean {
    let doubt: UnknownValueError | undefined;
    for (const item of items) {
        try {
            if (test(item)) return true;
        } catch (error) {
            if (!(error instanceof UnknownValueError)) throw error;
            doubt ??= error;
        }
    }
    if (doubt) throw doubt;
    return false;
}

/** The one that speaks for all of them, in whatever order the engine hands them out. */
export function firstByUrn<T extends { readonly urn: string }>(resources: readonly T[]): T | undefined {
    return resources.reduce<T | undefined>(
        (first, resource) => (first === undefined || resource.urn < first.urn ? resource : first),
        undefined,
    );
}

/** Reports what is missing where a verdict is "no", and that it cannot be told where it is open. */
export function expectYes(
    verdict: Truth,
    { report, unknown }: Pick<CheckContext, "report" | "unknown">,
    message: string,
    path: string,
): void {
    if (verdict === "no") report(message, path);
    if (verdict === "unknown") unknown("is not known in full yet", path);
}
