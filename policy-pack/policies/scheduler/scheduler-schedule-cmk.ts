import type { ScheduleArgs } from "@pulumi/aws/scheduler";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<ScheduleArgs>({
    id: "scheduler-schedule-cmk",
    title: "Schedules are encrypted with a customer managed key",
    severity: "low",
    appliesTo: "aws:scheduler/schedule:Schedule",
    supports: ["A.7.2"],
    why: "What a schedule hands to its target, such as a prompt or where data lies, is stored; unless told otherwise under a key of AWS.",
    fix: "Set kmsKeyArn to a key of yours that the schedule's role may use.",
    reference: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html",
    check(schedule, { report }) {
        if (isCustomerKey(schedule, "kmsKeyArn")) return;
        report("has no customer managed key", "kmsKeyArn");
    },
    examples: {
        passes: {
            "a key is named": { scheduleExpression: "rate(1 day)", kmsKeyArn: keyArn },
            "the key is made in the same deployment": { scheduleExpression: "rate(1 day)", kmsKeyArn: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": { scheduleExpression: "rate(1 day)" },
            "the key is one that AWS manages": { scheduleExpression: "rate(1 day)", kmsKeyArn: "alias/aws/scheduler" },
        },
    },
});
