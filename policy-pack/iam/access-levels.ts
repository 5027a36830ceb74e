/** What an action does, in AWS's own five classes. */
export type AccessLevel = "L" | "R" | "W" | "T" | "P";

/** The classes by their names in AWS's documentation; of an action of two classes the later one says more. */
export const accessLevels: Readonly<Record<AccessLevel, string>> = {
    L: "List",
    R: "Read",
    W: "Write",
    T: "Tagging",
    P: "Permissions management",
};
