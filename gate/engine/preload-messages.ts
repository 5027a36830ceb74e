import { madeUpMarker } from "../../policy-pack/policy/resource";

/** What the preload says in the place of the program's own words; undefined for those. */
export function messageOfPreload(text: string): Readonly<Record<string, string | undefined>> | undefined {
    if (!text.startsWith(`{"${madeUpMarker}":`)) return undefined;
    return (JSON.parse(text) as Record<string, Readonly<Record<string, string>>>)[madeUpMarker];
}
