import type { ApplicationArgs } from "@pulumi/aws/emrserverless";

import { definePolicy, unknownValue } from "../../policy";
import { applicationType } from "../../services/emrserverless";
import { isCustomerKey } from "../../services/kms";

const application = { type: "spark", releaseLabel: "emr-7.5.0" };
const managed = (managedPersistenceMonitoringConfiguration: object) => ({
    ...application,
    monitoringConfiguration: { managedPersistenceMonitoringConfiguration },
});

export default definePolicy<ApplicationArgs>({
    id: "emrserverless-logs-cmk",
    title: "Logs that EMR Serverless keeps are encrypted with a customer-managed key",
    severity: "low",
    appliesTo: applicationType,
    supports: ["A.6.2.8", "A.7.2"],
    why: "EMR Serverless keeps the logs of jobs itself, with rows of the data in them, under a key of AWS unless told otherwise.",
    fix: "Set encryptionKeyArn in monitoringConfiguration.managedPersistenceMonitoringConfiguration, or turn that off.",
    reference: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/logging.html",
    check({ monitoringConfiguration }, { report }) {
        const persistence = monitoringConfiguration?.managedPersistenceMonitoringConfiguration;
        if (isCustomerKey(persistence, "encryptionKeyArn")) return;
        if (String(persistence?.enabled ?? true) === "false") return;
        report(
            "keeps its logs without a customer-managed key",
            "monitoringConfiguration.managedPersistenceMonitoringConfiguration.encryptionKeyArn",
        );
    },
    examples: {
        passes: {
            "a key is given": managed({
                encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            }),
            "the stack itself makes the key": managed({ encryptionKeyArn: unknownValue }),
            "EMR Serverless keeps no logs": managed({ enabled: false }),
        },
        fails: {
            "logs are left at their default, kept under a key of AWS": application,
            "logs are kept without a key": managed({ enabled: true }),
        },
        unknown: { "whether logs are kept is not known yet": managed({ enabled: unknownValue }) },
    },
});
