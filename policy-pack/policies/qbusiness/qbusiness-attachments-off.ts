import type { ApplicationArgs } from "@pulumi/aws/qbusiness";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { applicationTypes, nativeApplicationType } from "../../services/qbusiness";

export default definePolicy<Pick<ApplicationArgs, "attachmentsConfiguration">>({
    id: "qbusiness-attachments-off",
    title: "Amazon Q Business applications take no files from chats",
    severity: "low",
    appliesTo: applicationTypes,
    supports: ["A.7.3", "A.9.4"],
    why: "A file that a user was sent can hold instructions for the model, and a file of the user's may be one that must not leave its place. Nobody reviews either.",
    fix: "Set attachmentsConfiguration.attachmentsControlMode to DISABLED, or waive this where files are the purpose.",
    reference: "https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/upload-files.html",
    check({ attachmentsConfiguration }, { report }) {
        // Absent means off.
        if (attachmentsConfiguration?.attachmentsControlMode !== "ENABLED") return;
        report("takes files from chats", "attachmentsConfiguration.attachmentsControlMode");
    },
    examples: {
        passes: {
            "files are off": { attachmentsConfiguration: { attachmentsControlMode: "DISABLED" } },
            "nothing is said, which means off": ofType(nativeApplicationType, {}),
        },
        fails: { "files are on": { attachmentsConfiguration: { attachmentsControlMode: "ENABLED" } } },
        unknown: { "it is not known yet": { attachmentsConfiguration: { attachmentsControlMode: unknownValue } } },
    },
});
