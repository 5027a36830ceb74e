import * as pulumi from "@pulumi/pulumi";

/** A document about a system, which a digest tells from every other version of it. */
export interface DocumentPointer {
    /** Where it is: an S3 URI or a link. */
    readonly uri: string;
    /** The day it was approved, as 2026-11-25. */
    readonly date: string;
    /** SHA-256 of the document, in hexadecimal. */
    readonly sha256: string;
}

/** Somebody who supplies a model, data or a service to the system. */
export interface Supplier {
    readonly name: string;
    /** What they supply, e.g. a foundation model by its id. */
    readonly supplies: string;
}

export interface SystemUse {
    /** What the system is called among people. */
    readonly name: string;
    readonly purpose: string;
    /** Who may use it for what. */
    readonly intended: string;
    /** What it must not be used for. */
    readonly excluded?: string;
}

/** How much depends on the system. What is prohibited cannot be registered. */
export type RiskTier = "high" | "limited" | "minimal";

/** How people keep it in hand: they decide each case, watch and step in, or set its bounds. */
export type HumanOversight = "human-in-command" | "human-in-the-loop" | "human-on-the-loop";

export interface SystemRisk {
    readonly tier: RiskTier;
    /** The classes of data that go through it, by the company's own words, e.g. `personal`. */
    readonly dataClasses: readonly string[];
    readonly oversight: HumanOversight;
    /** For how long its records are kept, in days; 3650 unless told. */
    readonly recordsKeptForDays?: number;
}

/** What the register holds of an AI system. */
export interface AiSystemDescription {
    /** Who answers for it: a team or a mail address. */
    readonly owner: string;
    readonly use: SystemUse;
    readonly risk: SystemRisk;
    /** The part that the organization plays; both, where it uses what it makes. */
    readonly role: readonly ("deployer" | "provider")[];
    readonly documents?: { readonly impactAssessment?: DocumentPointer; readonly modelCard?: DocumentPointer };
    readonly suppliers?: readonly Supplier[];
}

export interface RegisterEntry extends Required<AiSystemDescription> {
    readonly id: string;
}

/**
 * The register's entry of a system.
 *
 * @throws Error when something that the register needs is missing or malformed
 */
export function registerEntry(id: string, description: AiSystemDescription): RegisterEntry {
    const { owner, use, risk, role, documents = {}, suppliers = [] } = description;
    const refuse = (what: string): never => {
        throw new Error(`The AI system "${id}" ${what}`);
    };
    if (!/^[a-z][a-z0-9-]{1,62}$/.test(id)) {
        refuse("has an id that is none: use 2 to 63 lower-case letters, digits and hyphens, a letter first.");
    }
    for (const [what, text] of Object.entries({
        owner,
        name: use.name,
        purpose: use.purpose,
        "use.intended": use.intended,
    })) {
        if (text.trim() === "") refuse(`has an empty ${what}: say it in a sentence.`);
    }
    if (!isTagValue(owner)) refuse("has an owner that is no tag: use letters, digits, spaces and _ . : / = + - @");
    if (role.length === 0) refuse("has no role: say whether you are its provider, its deployer or both.");
    const { dataClasses } = risk;
    if (dataClasses.length === 0) refuse('has no class of data: name one, "public" if need be.');
    if (!dataClasses.every((name) => /^[a-z0-9-]+$/.test(name)) || !isTagValue(dataClasses.join("+"))) {
        refuse("has a class of data that is no tag: use lower-case letters, digits and hyphens.");
    }
    if (risk.tier === "high" && documents.impactAssessment === undefined) {
        refuse("is of high risk and has no impact assessment: point to it under documents.impactAssessment.");
    }
    for (const [what, document] of Object.entries(documents)) {
        if (document === undefined) continue;
        if (!/^\d{4}-\d{2}-\d{2}$/.test(document.date) || Number.isNaN(Date.parse(document.date))) {
            refuse(`has a date of its ${what} that is none: write it like 2026-11-25.`);
        }
        if (!/^[0-9a-f]{64}$/.test(document.sha256)) {
            refuse(`has a digest of its ${what} that is none: give the SHA-256 as 64 hexadecimal digits.`);
        }
    }
    return {
        id,
        owner,
        use,
        risk: { recordsKeptForDays: 3650, ...risk },
        role: [...role].sort(),
        documents,
        suppliers,
    };
}

const longestTagValue = 256;

function isTagValue(text: string): boolean {
    return text.length <= longestTagValue && /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u.test(text);
}

/** The tags of everything that a system is made of. */
export function systemTags({ id, owner, risk }: RegisterEntry): Readonly<Record<string, string>> {
    return {
        "ai-system-id": id,
        owner,
        "data-class": [...risk.dataClasses].sort().join("+"),
        "risk-tier": risk.tier,
    };
}

/** Adds tags to a resource's arguments, where its type takes tags: the SDK names `tags` and `tagsAll` among its properties then. */
export function withTags(
    props: Readonly<Record<string, unknown>>,
    tags: Readonly<Record<string, string>>,
): Record<string, unknown> {
    if (!("tags" in props && "tagsAll" in props)) return { ...props };
    const own = props.tags as pulumi.Input<Readonly<Record<string, string>> | undefined>;
    const all = pulumi.Output.isInstance(own)
        ? own.apply((known) => ({ ...tags, ...known }))
        : { ...tags, ...(own as Readonly<Record<string, string>> | undefined) };
    return { ...props, tags: all };
}
