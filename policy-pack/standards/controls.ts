import { annexA } from "./annex-a";
import type { AnnexAControl } from "./annex-a";

/**
 * What can be said of a control from infrastructure: `enforced` by policies over resources, `evidenced` by records that
 * a policy requires, or `organizational`: people's work, for which only a pointer can be kept.
 */
export type Disposition = "enforced" | "evidenced" | "organizational";

/** What a control of Annex A comes to for infrastructure, in our own words; the standard's text is not here. */
export interface Control {
    readonly id: AnnexAControl;
    readonly title: string;
    /** The heading of Annex A that it stands under. */
    readonly topic: string;
    readonly disposition: Disposition;
    /** What infrastructure can show. */
    readonly shows: string;
    /** What it cannot. */
    readonly cannot: string;
}

const topics = {
    "A.2": "Policies related to AI",
    "A.3": "Internal organization",
    "A.4": "Resources for AI systems",
    "A.5": "Assessing impacts of AI systems",
    "A.6.1": "Management guidance for AI system development",
    "A.6.2": "AI system life cycle",
    "A.7": "Data for AI systems",
    "A.8": "Information for interested parties of AI systems",
    "A.9": "Use of AI systems",
    "A.10": "Third-party and customer relationships",
} as const;

const descriptions: Readonly<Record<AnnexAControl, Omit<Control, "id" | "title" | "topic">>> = {
    "A.2.2": {
        disposition: "organizational",
        shows: "Where the AI policy is kept, in which version, and who answers for it.",
        cannot: "Whether the policy is fit for the organization, and whether anybody follows it.",
    },
    "A.2.3": {
        disposition: "organizational",
        shows: "Which other policies (security, privacy, quality) apply beside it, by pointer; the security measures among them are what most policies of this pack look at.",
        cannot: "Whether the policies agree with each other.",
    },
    "A.2.4": {
        disposition: "organizational",
        shows: "When the policy was last looked at, as the pointer's date says.",
        cannot: "Whether the review was done well, or by the right people.",
    },
    "A.3.2": {
        disposition: "evidenced",
        shows: "That every registered AI system names an owner, and that identities are held apart: nobody has administrator rights over AI services without need, and no role can raise itself.",
        cannot: "Whether the people named know of it, and have the authority that they need.",
    },
    "A.3.3": {
        disposition: "organizational",
        shows: "Which channel takes concerns about an AI system, by pointer.",
        cannot: "Whether people dare to use it, and what becomes of what they say.",
    },
    "A.4.2": {
        disposition: "evidenced",
        shows: "Which resources each AI system is made of: the register, the tags that tie resources to it, and the bill of materials made from both.",
        cannot: "What is used without being declared in a stack.",
    },
    "A.4.3": {
        disposition: "evidenced",
        shows: "Which stores hold the data of an AI system, how the data is classed, and that the stores are kept with versions.",
        cannot: "What is in the data, and whether its class is right.",
    },
    "A.4.4": {
        disposition: "evidenced",
        shows: "Which images, models and runtimes are used, pinned to a digest or a version, and whether they are still supported.",
        cannot: "Tools on people's own machines, and what is inside an image.",
    },
    "A.4.5": {
        disposition: "enforced",
        shows: "Compute, storage and network as declared: hardened hosts, encrypted volumes, limits, and no way in that is not meant.",
        cannot: "Capacity planning, and resources outside of the stacks that are checked.",
    },
    "A.4.6": {
        disposition: "organizational",
        shows: "Where the record of competences is kept, by pointer.",
        cannot: "What people are able to do.",
    },
    "A.5.2": {
        disposition: "organizational",
        shows: "Where the procedure for impact assessments is kept, by pointer.",
        cannot: "Whether the procedure asks the right questions, and whether it is followed.",
    },
    "A.5.3": {
        disposition: "evidenced",
        shows: "That each registered AI system names its impact assessment, with a date that is not older than configured.",
        cannot: "What the assessment says, and whether it is true.",
    },
    "A.5.4": {
        disposition: "evidenced",
        shows: "The risk tier that the assessment ended with, and that the measures which the tier asks for are in place.",
        cannot: "Who is really affected, and how.",
    },
    "A.5.5": {
        disposition: "organizational",
        shows: "Where the assessment of societal impacts is kept, by pointer.",
        cannot: "The impacts themselves.",
    },
    "A.6.1.2": {
        disposition: "organizational",
        shows: "Where the objectives for responsible development are kept, by pointer.",
        cannot: "Whether they are the right objectives, and whether they are reached.",
    },
    "A.6.1.3": {
        disposition: "evidenced",
        shows: "That changes pass a gate whose results are kept, and that models are released by approval rather than by whoever can deploy.",
        cannot: "How people design and build, and what reviewers look at.",
    },
    "A.6.2.2": {
        disposition: "organizational",
        shows: "Where the specification of each system is kept, by pointer.",
        cannot: "Whether the requirements are complete.",
    },
    "A.6.2.3": {
        disposition: "evidenced",
        shows: "The design as it is deployed, from the program itself, and a model card with content for the models that are registered.",
        cannot: "Why the design was chosen.",
    },
    "A.6.2.4": {
        disposition: "evidenced",
        shows: "That a deployed model is a registered version, that the version was approved, and that an evaluation is attached to it.",
        cannot: "Whether the evaluation asked the right questions, and whether its numbers are good enough.",
    },
    "A.6.2.5": {
        disposition: "enforced",
        shows: "How a model reaches its users: network, identity, encryption, rollout and rollback, instances over zones.",
        cannot: "Whether the moment to deploy was right.",
    },
    "A.6.2.6": {
        disposition: "enforced",
        shows: "Monitors, alarms, scans and scaling: that they exist and are wired to what they watch.",
        cannot: "Whether anybody acts on an alarm.",
    },
    "A.6.2.7": {
        disposition: "evidenced",
        shows: "That technical documentation (card, register entry, bill of materials) exists for each system and belongs to what is deployed.",
        cannot: "Whether its readers understand it.",
    },
    "A.6.2.8": {
        disposition: "enforced",
        shows: "Which events are logged (invocations, data capture, API calls, network), for how long they are kept, under which key, and who could delete them.",
        cannot: "Whether the application logs what matters inside of itself.",
    },
    "A.7.2": {
        disposition: "enforced",
        shows: "That the stores and jobs that hold or move data for training, tuning and grounding are encrypted, private, isolated and limited to the roles that need them.",
        cannot: "Whether the data fits its purpose.",
    },
    "A.7.3": {
        disposition: "evidenced",
        shows: "That a data store of an AI system carries its class and owner, from which its origin can be asked.",
        cannot: "Whether the data was acquired lawfully.",
    },
    "A.7.4": {
        disposition: "evidenced",
        shows: "That a baseline and a schedule for data-quality monitoring exist and run isolated.",
        cannot: "Whether the data is good.",
    },
    "A.7.5": {
        disposition: "evidenced",
        shows: "That stores keep versions and log access, so that a change of the data leaves a trace.",
        cannot: "What happened to the data before it came into the store.",
    },
    "A.7.6": {
        disposition: "evidenced",
        shows: "That preparation runs as declared jobs with pinned code and protected outputs.",
        cannot: "Whether cleaning and labelling were done well.",
    },
    "A.8.2": {
        disposition: "evidenced",
        shows: "That model cards state intended use and limits, which the information for users is made from.",
        cannot: "Whether users have read it, or been told that they meet an AI system.",
    },
    "A.8.3": {
        disposition: "organizational",
        shows: "Which channel takes reports from outside, by pointer.",
        cannot: "How reports are handled.",
    },
    "A.8.4": {
        disposition: "evidenced",
        shows: "That alarms reach a topic with a subscriber, and findings a place where people see them.",
        cannot: "Whether users and authorities are told in time.",
    },
    "A.8.5": {
        disposition: "organizational",
        shows: "Where it is written who has to be told what, by pointer.",
        cannot: "Whether they are told.",
    },
    "A.9.2": {
        disposition: "evidenced",
        shows: "That a system is registered and approved before it is used, and that use is limited to identities that were granted it.",
        cannot: "What people do with its answers.",
    },
    "A.9.3": {
        disposition: "organizational",
        shows: "Where the objectives for responsible use are kept, by pointer.",
        cannot: "Whether they are the right objectives, and whether they are reached.",
    },
    "A.9.4": {
        disposition: "enforced",
        shows: "What an identity can reach: named models instead of all, guardrails on the way, tools of agents limited, no anonymous caller.",
        cannot: "Whether a use that is technically possible is one that was intended.",
    },
    "A.10.2": {
        disposition: "evidenced",
        shows: "That each registered system says who answers for it.",
        cannot: "What contracts say.",
    },
    "A.10.3": {
        disposition: "enforced",
        shows: "Where models and images come from: named sources, pinned and scanned.",
        cannot: "How well a supplier works.",
    },
    "A.10.4": {
        disposition: "organizational",
        shows: "Where the terms for customers are kept, by pointer.",
        cannot: "What customers expect.",
    },
};

/** The 38 controls of Annex A, in its order. */
export const controls: readonly Control[] = (Object.keys(annexA) as AnnexAControl[]).map((id) => ({
    id,
    title: annexA[id],
    topic: topicOf(id),
    ...descriptions[id],
}));

const byId = new Map(controls.map((control) => [control.id, control]));

/** A control by its id, in any case. */
export function findControl(id: string): Control | undefined {
    return byId.get(id.toUpperCase() as AnnexAControl);
}

function topicOf(id: AnnexAControl): string {
    const [, heading = ""] = /^(A\.6\.\d|A\.\d+)\./.exec(id) ?? [];
    return topics[heading as keyof typeof topics];
}
