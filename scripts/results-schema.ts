import { z } from "zod";

import { resultsSchema } from "../gate/reports/results-schema";

/** The JSON schema of what `--format json` writes. */
export function resultsJsonSchema(): string {
    return JSON.stringify(z.toJSONSchema(resultsSchema, { target: "draft-2020-12" }));
}
