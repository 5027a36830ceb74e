import type { AnnexAControl } from "./annex-a";
import data from "./crosswalk-data.json";

/** Other frameworks, by the key that the data has for them. */
export const frameworks = {
    "nist-ai-rmf": "NIST AI RMF 1.0",
    "nist-ai-600-1": "NIST AI 600-1",
    "eu-ai-act": "EU AI Act",
    "iso-27001": "ISO/IEC 27001:2022, Annex A",
    "nist-800-53": "NIST SP 800-53 r5",
    "soc-2": "SOC 2 (TSC 2017, revised 2022)",
    "owasp-llm": "OWASP Top 10 for LLM applications 2025",
    "mitre-atlas": "MITRE ATLAS mitigations",
    "csa-aicm-domains": "CSA AICM domains",
    "csa-aicm": "CSA AICM 1.1.0",
} as const;

export type Framework = keyof typeof frameworks;

/** Who says that two things correspond. */
export const crosswalkSources = {
    microsoft: "Microsoft's crosswalk of NIST AI RMF and ISO/IEC FDIS 42001",
    csa: "CSA AICM 1.0.3, its own mapping to ISO/IEC 42001",
    own: "own judgement",
} as const;

export type CrosswalkSource = keyof typeof crosswalkSources;

/** One row of the crosswalk: a control of Annex A and what touches the same matter elsewhere. */
export interface Correspondence {
    readonly control: AnnexAControl;
    readonly framework: Framework;
    /** The other framework's id. */
    readonly target: string;
    readonly title?: string;
    readonly source: CrosswalkSource;
}

type Targets = Partial<Record<Framework, Partial<Record<CrosswalkSource, readonly string[]>>>>;

const titles = data.titles as Partial<Record<Framework, Readonly<Record<string, string>>>>;

/** What other frameworks say on the matter of a control. That they overlap is all that is claimed. */
export function crosswalkOf(control: AnnexAControl): readonly Correspondence[] {
    const found: Targets = data.controls[control];
    const keys = Object.keys(frameworks) as Framework[];
    return keys.flatMap((framework) =>
        (Object.entries(found[framework] ?? {}) as [CrosswalkSource, readonly string[]][]).flatMap(
            ([source, targets]) =>
                targets.map((target) => {
                    const title = titles[framework]?.[target];
                    return { control, framework, target, source, ...(title !== undefined && { title }) };
                }),
        ),
    );
}
