import { z } from "zod";

import { resultsSchema } from "../gate/reports/results-schema";
import { statementSchema } from "../gate/statement-file";
import { waiverFileSchema } from "../gate/waivers";

/** The JSON schema of what `--format json` writes. */
export function resultsJsonSchema(): string {
    return JSON.stringify(z.toJSONSchema(resultsSchema, { target: "draft-2020-12" }));
}

/** The JSON schema of annex42.yaml, by which editors complete it. */
export function statementJsonSchema(): string {
    return JSON.stringify(z.toJSONSchema(statementSchema, { target: "draft-7", io: "input" }));
}

/** The JSON schema of annex42.waivers.yaml. */
export function waiversJsonSchema(): string {
    return JSON.stringify(z.toJSONSchema(waiverFileSchema, { target: "draft-7", io: "input" }));
}
