import { z } from "zod";

import { parseYaml } from "../../inputs/yaml-file";
import type { Fixtures } from "./fixtures";

const properties = z.record(z.string(), z.unknown());

const functionFixture = z.strictObject({
    /** Only for calls whose arguments include these. */
    args: properties.optional(),
    result: properties,
});

const schema = z.strictObject({
    account: z
        .string("must be a text of 12 digits: put it in quotes, or YAML reads it as a number")
        .regex(/^\d{12}$/, "must be a text of 12 digits")
        .optional(),
    region: z.string().min(1).optional(),
    partition: z.string().min(1).optional(),
    functions: z.record(z.string(), z.union([functionFixture, z.array(functionFixture)])).default({}),
    stackReferences: z.record(z.string(), properties).default({}),
    resources: z.record(z.string(), properties).default({}),
});

/** Reads fixtures from YAML or JSON. `file` is for messages only. */
export function parseFixtures(text: string, file: string): Fixtures {
    const { data } = parseYaml(text, file, "The fixtures file", schema);
    return { ...data, functions: eachAsList(data.functions) };
}

function eachAsList<T>(record: Record<string, T | T[]>): Record<string, T[]> {
    return Object.fromEntries(
        Object.entries(record).map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
    );
}
