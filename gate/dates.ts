import { z } from "zod";

/** A day as ISO 8601 writes it, in UTC. They compare as text. */
export type Day = string;

/** Today, or the day that SOURCE_DATE_EPOCH says it is. */
export function today(): Day {
    return now().toISOString().slice(0, 10);
}

/** Now, or the moment that SOURCE_DATE_EPOCH says it is: the convention for output that is the same every time. */
export function now(): Date {
    const { SOURCE_DATE_EPOCH: epoch } = process.env;
    return epoch !== undefined && /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}

/** Whether a text is a day that there is: 2026-02-30 is not. */
export function isDay(text: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day in a file of ours. */
export const daySchema = z
    .string("must be a day, such as 2027-03-31")
    .refine(isDay, "must be a day that there is, such as 2027-03-31")
    .meta({ format: "date" });
