import type { Disposition } from "./controls";

/** A clause of the standard's own text, 4 to 10: what the management system itself has to do. */
export interface Clause {
    readonly id: string;
    readonly title: string;
    readonly disposition: Disposition;
    /** What infrastructure can show, in our own words. */
    readonly shows: string;
}

const nothing = "Nothing: this is for people.";

/** The clauses by id and title. */
export const clauses: readonly Clause[] = [
    {
        id: "4.1",
        title: "Understanding the organization and its context",
        disposition: "organizational",
        shows: nothing,
    },
    {
        id: "4.2",
        title: "Understanding the needs and expectations of interested parties",
        disposition: "organizational",
        shows: nothing,
    },
    {
        id: "4.3",
        title: "Determining the scope of the AI management system",
        disposition: "evidenced",
        shows: "The register of AI systems is the scope, as data; policies find AI resources that belong to none of them.",
    },
    {
        id: "4.4",
        title: "AI management system",
        disposition: "organizational",
        shows: "The repository of components, policies and register is one part of it.",
    },
    { id: "5.1", title: "Leadership and commitment", disposition: "organizational", shows: nothing },
    {
        id: "5.2",
        title: "AI policy",
        disposition: "organizational",
        shows: "Where the policy is kept, by pointer, as for A.2.2.",
    },
    {
        id: "5.3",
        title: "Roles, responsibilities and authorities",
        disposition: "evidenced",
        shows: "Owners in the register and identities that are held apart, as for A.3.2.",
    },
    {
        id: "6.1.1",
        title: "Actions to address risks and opportunities - General",
        disposition: "evidenced",
        shows: "Risk criteria as data: severities, levels, and what each risk tier asks for.",
    },
    {
        id: "6.1.2",
        title: "AI risk assessment",
        disposition: "evidenced",
        shows: "The tier and the date of the assessment of each registered system.",
    },
    {
        id: "6.1.3",
        title: "AI risk treatment",
        disposition: "evidenced",
        shows: "A statement of applicability made from policies, waivers and the register; waivers are the accepted risks, each with owner and last day.",
    },
    {
        id: "6.1.4",
        title: "AI system impact assessment",
        disposition: "evidenced",
        shows: "Pointer and date of the assessment of each registered system, as for A.5.3.",
    },
    {
        id: "6.2",
        title: "AI objectives and planning to achieve them",
        disposition: "evidenced",
        shows: "Alarms and monitors whose thresholds stand for the objectives.",
    },
    {
        id: "6.3",
        title: "Planning of changes",
        disposition: "evidenced",
        shows: "The result of the gate for each change, kept with it.",
    },
    { id: "7.1", title: "Resources", disposition: "organizational", shows: "The inventory can feed it." },
    { id: "7.2", title: "Competence", disposition: "organizational", shows: nothing },
    { id: "7.3", title: "Awareness", disposition: "organizational", shows: nothing },
    { id: "7.4", title: "Communication", disposition: "organizational", shows: nothing },
    {
        id: "7.5.1",
        title: "Documented information - General",
        disposition: "evidenced",
        shows: "Reports, register entries and bills of materials are records.",
    },
    {
        id: "7.5.2",
        title: "Creating and updating documented information",
        disposition: "evidenced",
        shows: "Version, author and date of what is kept in version control.",
    },
    {
        id: "7.5.3",
        title: "Control of documented information",
        disposition: "enforced",
        shows: "How the stores of evidence are kept: encrypted, with versions, private, with access logged.",
    },
    {
        id: "8.1",
        title: "Operational planning and control",
        disposition: "enforced",
        shows: "The gate itself: criteria are code, they run before a deployment, and their results are kept.",
    },
    {
        id: "8.2",
        title: "AI risk assessment",
        disposition: "evidenced",
        shows: "That the assessment of each system is not older than configured.",
    },
    {
        id: "8.3",
        title: "AI risk treatment",
        disposition: "evidenced",
        shows: "That a measure is in place: its policies pass, or a waiver is in force.",
    },
    {
        id: "8.4",
        title: "AI system impact assessment",
        disposition: "evidenced",
        shows: "That the assessment of each system is not older than configured.",
    },
    {
        id: "9.1",
        title: "Monitoring, measurement, analysis and evaluation",
        disposition: "enforced",
        shows: "Monitors, alarms and log retention as resources, and the results of reviews over time.",
    },
    {
        id: "9.2.1",
        title: "Internal audit - General",
        disposition: "evidenced",
        shows: "Assessment results of each run, with the version of the policies.",
    },
    {
        id: "9.2.2",
        title: "Internal audit programme",
        disposition: "evidenced",
        shows: "The history of scheduled reviews.",
    },
    { id: "9.3.1", title: "Management review - General", disposition: "organizational", shows: nothing },
    {
        id: "9.3.2",
        title: "Management review inputs",
        disposition: "evidenced",
        shows: "Open findings, waivers, and what changed since the review before.",
    },
    { id: "9.3.3", title: "Management review results", disposition: "organizational", shows: nothing },
    {
        id: "10.1",
        title: "Continual improvement",
        disposition: "organizational",
        shows: "What changed between two reviews can feed it.",
    },
    {
        id: "10.2",
        title: "Nonconformity and corrective action",
        disposition: "evidenced",
        shows: "Each open finding as an item of a plan of action, and the review in which it is gone.",
    },
];

/** A clause by its id. */
export function findClause(id: string): Clause | undefined {
    return clauses.find((clause) => clause.id === id);
}
