import { existsSync } from "node:fs";

import { z } from "zod";

import { annexA } from "../policy-pack/standards/annex-a";
import type { AnnexAControl } from "../policy-pack/standards/annex-a";
import { daySchema } from "./dates";
import { readYamlFile } from "./inputs/yaml-file";

/** The file that is taken when none is named and it is there. */
export const defaultStatementFile = "annex42.yaml";

const text = z.string().trim().min(1, "must not be empty");

const control = z.strictObject({
    applicable: z.boolean().default(true).describe("False where the control does not apply to the organization."),
    reason: text.optional().describe("Why it applies, or why not. Needed where it does not."),
    pointer: text.optional().describe("Where what implements it can be seen: a link, or a document's number."),
    owner: text.optional().describe("Who answers for it."),
    date: daySchema.optional().describe("When it was last looked at."),
    implemented: z
        .enum(["yes", "partly", "planned", "no"])
        .optional()
        .describe("How far it is put into practice, as its owner says."),
    note: text.optional(),
});

const ids = Object.keys(annexA) as [AnnexAControl, ...AnnexAControl[]];

/** The one definition of annex42.yaml; docs/annex42.schema.json is made from it. */
export const statementSchema = z
    .strictObject({
        organization: text.optional().describe("Whose statement it is."),
        scope: text.optional().describe("What the management system is about, in a sentence."),
        controls: z
            .partialRecord(z.enum(ids), control)
            .default({})
            .describe("What people know of a control that infrastructure does not tell, by its id.")
            .superRefine((controls, context) => {
                for (const [id, entry] of Object.entries(controls)) {
                    if (entry.applicable || entry.reason !== undefined) continue;
                    context.addIssue({
                        code: "custom",
                        path: [id, "reason"],
                        message: "is needed where a control does not apply",
                    });
                }
            }),
    })
    .describe("What people say of the controls of ISO/IEC 42001, Annex A, for the statement of applicability.");

export type Statement = z.infer<typeof statementSchema>;

/** What a statement says of one control. */
export type ControlStatement = z.infer<typeof control>;

/**
 * Reads what people say of the controls.
 *
 * @param file the usual one unless told, where it is there
 * @throws InputError with the line of what does not fit
 */
export function readStatement(file: string | undefined): Statement {
    const found = file ?? (existsSync(defaultStatementFile) ? defaultStatementFile : undefined);
    if (found === undefined) return { controls: {} };
    return readYamlFile(found, "The file annex42.yaml", statementSchema).data;
}
