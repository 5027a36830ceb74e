import { controls } from "../../../policy-pack/standards/controls";
import { crosswalkOf, crosswalkSources, frameworks } from "../../../policy-pack/standards/crosswalk";
import type { Correspondence, CrosswalkSource, Framework } from "../../../policy-pack/standards/crosswalk";
import type { Report, ReportOptions } from "../report";
import { controlToken, idOf, metadata, prop, refuseBefore, token, toolParty, write } from "./document";

const since = "1.2.0";

/** The model is not older; readers of it know this version. */
const defaultVersion = "1.2.1";

const places: Readonly<Record<Framework, string>> = {
    "nist-ai-rmf": "https://doi.org/10.6028/NIST.AI.100-1",
    "nist-ai-600-1": "https://doi.org/10.6028/NIST.AI.600-1",
    "eu-ai-act": "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    "iso-27001": "https://www.iso.org/standard/27001",
    "nist-800-53": "https://doi.org/10.6028/NIST.SP.800-53r5",
    "soc-2": "https://www.aicpa-cima.com/topic/audit-assurance/audit-and-assurance-greater-than-soc-2",
    "owasp-llm": "https://genai.owasp.org/llm-top-10/",
    "mitre-atlas": "https://atlas.mitre.org/mitigations",
    "csa-aicm-domains": "https://cloudsecurityalliance.org/artifacts/ai-controls-matrix",
    "csa-aicm": "https://cloudsecurityalliance.org/artifacts/ai-controls-matrix",
};

/** The crosswalk, each row with its source. @throws InputError for a version of OSCAL that has no such model */
export function mappingCollectionReport({ version, oscalVersion = defaultVersion }: ReportOptions): Report {
    refuseBefore(since, oscalVersion, "mapping collection");
    return {
        stack: () => "",
        end: ({ time }) => write("mapping-collection", mappingCollectionOf(version, oscalVersion, time)),
    };
}

function mappingCollectionOf(version: string, oscalVersion: string, time: string): object {
    const rows = controls.flatMap(({ id }) => crosswalkOf(id));
    return {
        uuid: idOf("mapping-collection", version),
        metadata: metadata("Crosswalk of ISO/IEC 42001:2023, Annex A, by ids", time, version, oscalVersion),
        provenance: {
            method: "human",
            "matching-rationale": "semantic",
            status: "complete",
            "mapping-description":
                "What touches the same matter. Each row says whether it is taken from a published crosswalk or is our own judgement; that two ids overlap is all that is claimed.",
            "responsible-parties": [{ "role-id": "creator", "party-uuids": [toolParty] }],
        },
        mappings: (Object.keys(frameworks) as Framework[]).map((framework) => ({
            uuid: idOf("mapping", version, framework),
            "source-resource": { type: "catalog", href: "oscal-catalog.json" },
            "target-resource": { type: "catalog", href: places[framework] },
            maps: groups(rows.filter((row) => row.framework === framework)).map(([control, source, found]) => ({
                uuid: idOf("map", version, framework, control, source),
                relationship: "intersects-with",
                sources: [{ type: "control", "id-ref": controlToken(control) }],
                targets: found.map(({ target }) => ({ type: "control", "id-ref": token(target) })),
                props: [
                    prop("framework", frameworks[framework]),
                    prop("source", crosswalkSources[source]),
                    ...found.map(({ target }) => prop("target-label", target)),
                ],
            })),
        })),
    };
}

/** Rows of one control and one source make one map. */
function groups(rows: readonly Correspondence[]): [string, CrosswalkSource, Correspondence[]][] {
    const found = new Map<string, [string, CrosswalkSource, Correspondence[]]>();
    for (const row of rows) {
        const key = `${row.control} ${row.source}`;
        const group = found.get(key);
        if (group) group[2].push(row);
        else found.set(key, [row.control, row.source, [row]]);
    }
    return [...found.values()];
}
