import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import Ajv from "ajv";
import type { ValidateFunction } from "ajv";
import Draft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

/** Public schemas, which are not part of the repository; ANNEX42_SCHEMAS says where they are. */
const folder = process.env.ANNEX42_SCHEMAS ?? join(__dirname, "..", "..", "..", "shared", "standards", "schemas");

/** A file of the public schemas; undefined where they are not there. */
export function schemaFile(name: string): string | undefined {
    const file = join(folder, name);
    return existsSync(file) ? file : undefined;
}

/** Compiles a public schema, or ends the test as skipped where it is not there. */
export function validatorOf(test: Mocha.Context, name: string): (document: unknown) => readonly string[] {
    const file = schemaFile(name) ?? skip(test, `the schema ${name} is not here`);
    const schema = JSON.parse(readFileSync(file, "utf8")) as { readonly $schema?: string };
    const ajv = (
        schema.$schema?.includes("draft-04") ? new Draft04({ strict: false }) : new Ajv({ strict: false })
    ) as Ajv;
    addFormats(ajv);
    const validate: ValidateFunction = ajv.compile(schema);
    return (document) => {
        validate(document);
        return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    };
}

/** Ends a test as skipped, and says why. */
export function skip(test: Mocha.Context, reason: string): never {
    if (test.test) test.test.title += ` (skipped: ${reason})`;
    return test.skip();
}
