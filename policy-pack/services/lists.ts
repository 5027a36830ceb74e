import { asList, isUnknown } from "../policy";

/** The elements of a list whose values are known. */
export function knownElements<T>(list: T | readonly T[] | undefined | null): readonly T[] {
    const elements = asList(list);
    return Array.from({ length: elements.length }).flatMap((_, index) =>
        // Reading an element that is not known yet would end the check.
        isUnknown(elements, String(index) as never) ? [] : [elements[index] as T],
    );
}
