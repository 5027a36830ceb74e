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
