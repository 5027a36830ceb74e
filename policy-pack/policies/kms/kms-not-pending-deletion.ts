import type { KeyArgs } from "@pulumi/aws/kms";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { keyTypes } from "../../services/kms";

export default definePolicy<KeyArgs, { minimumDays: number }>({
    id: "kms-not-pending-deletion",
    title: "Keys can be saved from deletion for long enough",
    severity: "medium",
    appliesTo: keyTypes,
    supports: ["A.7.2"],
    why:
        "Deleting a key deletes everything that was ever encrypted with it, models and datasets included; the waiting period " +
        "is all the time there is to notice.",
    fix: "Leave deletionWindowInDays out, which means 30 days, or set it to 30.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    config: {
        minimumDays: {
            type: "integer",
            minimum: 7,
            maximum: 30,
            default: 30,
            description: "The shortest waiting period before a key is deleted, in days.",
        },
    },
    check({ deletionWindowInDays = 30 }, { config, report }) {
        if (Number(deletionWindowInDays) >= config.minimumDays) return;
        report(`is deleted for good within less than ${config.minimumDays} days`, "deletionWindowInDays");
    },
    examples: {
        passes: {
            "the waiting period is left at its default, 30 days": { description: "Training data" },
            "the waiting period is 30 days": { deletionWindowInDays: 30 },
            "the waiting period is the shortest one that is configured": withConfig(
                { minimumDays: 14 },
                { deletionWindowInDays: 14 },
            ),
        },
        fails: {
            "the waiting period is a week": { deletionWindowInDays: 7 },
            "the waiting period of a replica is a week": ofType("aws:kms/replicaKey:ReplicaKey", {
                primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
                deletionWindowInDays: 7,
            }),
            "the waiting period is shorter than the one that is configured": withConfig(
                { minimumDays: 14 },
                { deletionWindowInDays: 10 },
            ),
        },
        unknown: {
            "the waiting period is not known yet": { deletionWindowInDays: unknownValue },
        },
    },
});
