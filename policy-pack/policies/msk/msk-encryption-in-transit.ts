import type { ClusterArgs } from "@pulumi/aws/msk";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/msk";

const inTransit = (encryptionInTransit: { clientBroker?: string; inCluster?: boolean }) => ({
    encryptionInfo: { encryptionInTransit },
});

export default definePolicy<ClusterArgs>({
    id: "msk-encryption-in-transit",
    title: "MSK clusters take TLS only, from clients and between brokers",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.7.2"],
    why: "In plain text anybody on the way reads the events that models learn from, and can put in others.",
    fix: "Set encryptionInfo.encryptionInTransit.clientBroker to TLS and inCluster to true, or leave both out.",
    reference: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    check({ encryptionInfo }, { report, each }) {
        const path = "encryptionInfo.encryptionInTransit";
        // In two runs, so that one unknown value does not hide what the other says.
        each(encryptionInfo?.encryptionInTransit, ({ clientBroker }) => {
            if ((clientBroker ?? "TLS") !== "TLS") report("takes clients without TLS", `${path}.clientBroker`);
        });
        each(encryptionInfo?.encryptionInTransit, ({ inCluster }) => {
            if (String(inCluster ?? true) !== "true") report("does not use TLS between brokers", `${path}.inCluster`);
        });
    },
    examples: {
        passes: {
            "everything is left at its default, TLS only": { kafkaVersion: "3.8.x" },
            "TLS is said": inTransit({ clientBroker: "TLS", inCluster: true }),
        },
        fails: {
            "clients may do without": inTransit({ clientBroker: "TLS_PLAINTEXT" }),
            "brokers do without": inTransit({ clientBroker: "TLS", inCluster: false }),
            "one value is not known yet, and clients do without": inTransit({
                clientBroker: "PLAINTEXT",
                inCluster: unknownValue,
            }),
        },
        unknown: { "what clients use is not known yet": inTransit({ clientBroker: unknownValue }) },
    },
});
