import { z } from "zod";

const count = z.number().int().nonnegative();

const counts = {
    resources: count,
    passed: count.describe("Checks that passed. A check is one policy on one resource."),
    failed: count.describe("Checks with at least one violation."),
    unknown: count.describe("Checks that could not be answered, because a value is not known."),
    notSeen: count.describe("Parts of the stacks that no policy could look at."),
    blocking: count.describe("Checks that stop the deployment."),
    advisory: count.describe("Checks that failed and stop nothing, waived ones left out."),
    waived: count.describe("Checks that failed or are unknown, and are accepted by a waiver."),
    known: count.describe("Checks that failed before, as the baseline says."),
};

const severity = z.enum(["critical", "high", "medium", "low"]);

const place = {
    file: z.string().describe("As seen from the working directory."),
    line: count.optional().describe("Counted from 1."),
    column: count.optional().describe("Counted from 1."),
};

const result = z.strictObject({
    policy: z.string().describe("The policy's id."),
    urn: z.string().describe("The resource."),
    verdict: z.enum(["pass", "fail", "unknown"]),
    message: z.string().nullable().describe("A sentence; null for a pass. It holds no property value."),
    path: z.string().nullable().describe("The property that the message is about, where there is one."),
    severity,
    enforcementLevel: z.enum(["mandatory", "advisory"]),
    effect: z
        .enum(["block", "warn", "none"])
        .describe("What follows: the deployment is stopped, goes on with a warning, or there is nothing to say."),
    pack: z.string().describe("The policy pack that the policy belongs to."),
    madeUp: z.array(z.string()).describe("Properties that the verdict rests on although their values were made up."),
    location: z
        .strictObject({ ...place, line: count.describe("Counted from 1.") })
        .nullable()
        .describe("Where the program makes the resource."),
    waiver: z
        .strictObject({ reason: z.string(), owner: z.string(), expires: z.string() })
        .optional()
        .describe("Who accepted it, why, and until which day. It then has no effect."),
    known: z.boolean().optional().describe("True for what the baseline has. It does not block."),
});

const waiver = z.strictObject({
    policy: z.string(),
    resource: z.string().describe("A URN, or a pattern of URNs."),
    reason: z.string(),
    owner: z.string(),
    expires: z.string().describe("The last day on which it counts."),
    ...place,
});

const standing = z
    .enum(["open", "unknown", "right"])
    .describe("open: fails; unknown: not verified; right: passes, or is waived.");

const stack = z.strictObject({
    source: z.string().describe("The file that the stack comes from: a Pulumi.yaml, or a stack export."),
    project: z.string().nullable(),
    stack: z.string().nullable(),
    basis: z
        .enum(["deep", "preview", "state"])
        .describe(
            "What was checked: a program that was given made-up values for all that it reads (deep), one that was " +
                "given what a preview knows (preview), or what is deployed (state).",
        ),
    deepFailure: z.string().nullable().describe("Why the program had to be run as in a preview."),
    results: z.array(result),
    notSeen: z.array(
        z.strictObject({ urn: z.string(), reason: z.string().describe("A sentence without its full stop.") }),
    ),
    answers: z
        .array(
            z.strictObject({
                kind: z.enum(["function", "stack reference", "method", "configuration"]),
                name: z.string(),
                origin: z.string().describe("fixture, computed, default (assumed), made up, failed, or unknown."),
            }),
        )
        .describe("What the program asked of the world outside, and what the answers come from."),
    summary: z.strictObject(counts),
});

const policy = z.strictObject({
    pack: z.string(),
    id: z.string(),
    title: z.string(),
    severity,
    enforcementLevel: z.string().describe("As it is set for this run."),
    supports: z.array(z.string()).describe("Controls of ISO/IEC 42001, Annex A."),
    equivalents: z.array(z.string()).describe("Checks of other tools that ask the same question."),
    why: z.string().nullable(),
    fix: z.string().nullable(),
    reference: z.string().nullable(),
});

/** The one definition of what `--format json` writes; docs/results.schema.json is made from it. */
export const resultsSchema = z
    .strictObject({
        version: z.literal(1).describe("Of this format."),
        stacks: z.array(stack),
        policies: z.array(policy).describe("All policies of the run, whether or not they applied to anything."),
        errors: z
            .array(z.strictObject({ message: z.string(), ...place, file: place.file.nullable() }))
            .describe("What could not be checked at all."),
        waivers: z
            .strictObject({
                used: z.array(waiver),
                expired: z.array(waiver).describe("Their day is past: what they covered counts again."),
                unused: z.array(waiver).describe("Nothing matched them."),
            })
            .describe("What became of the waivers of the run."),
        links: z
            .array(
                z.strictObject({
                    kind: z.enum(["is trusted by", "is used by"]),
                    fromStack: z.string(),
                    from: z.string().describe("The URN of the resource that names the other."),
                    property: z.string().describe("Where it does."),
                    toStack: z.string(),
                    to: z.string().describe("The URN of what is named."),
                }),
            )
            .describe("What stacks have in common: a resource of one that a resource of another names."),
        changes: z
            .strictObject({
                since: z.string(),
                list: z.array(
                    z.strictObject({
                        kind: z
                            .enum(["new", "worse", "better", "gone"])
                            .describe("new: fails, and was not there; gone: failed, and is not there any more."),
                        stack: z.string(),
                        policy: z.string(),
                        urn: z.string(),
                        before: standing.optional(),
                        now: standing.optional(),
                    }),
                ),
            })
            .optional()
            .describe("What is otherwise than in the review that this one is compared with."),
        summary: z.strictObject({
            stacks: count,
            ...counts,
            gone: count.describe("Violations of the baseline that are there no more."),
            exitCode: z.literal([0, 1, 2]).describe("0: nothing blocks; 1: something does; 2: errors."),
        }),
        tool: z.strictObject({ name: z.literal("annex42"), version: z.string() }),
    })
    .describe("Results of annex42 gate and annex42 review.");

export type JsonReport = z.infer<typeof resultsSchema>;
