import type { ClusterArgs } from "@pulumi/aws/msk";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/msk";

export default definePolicy<ClusterArgs>({
    id: "msk-client-authentication",
    title: "MSK clusters take no client that does not say who it is",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.3.2", "A.7.2"],
    why: "Unless told otherwise, whoever reaches a broker reads every topic and writes what models are then trained on.",
    fix: "Set clientAuthentication.sasl.iam to true, and leave clientAuthentication.unauthenticated out.",
    reference: "https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html",
    check({ clientAuthentication }, { report }) {
        if (String(clientAuthentication?.unauthenticated ?? false) === "true") {
            return report("takes clients that do not say who they are", "clientAuthentication.unauthenticated");
        }
        const { sasl, tls } = clientAuthentication ?? {};
        const asks =
            String(sasl?.iam) === "true" || String(sasl?.scram) === "true" || isSet(tls, "certificateAuthorityArns");
        if (!asks) report("does not ask clients who they are", "clientAuthentication");
    },
    examples: {
        passes: {
            "clients sign in with IAM": { clientAuthentication: { sasl: { iam: true } } },
            "clients show certificates": {
                clientAuthentication: { tls: { certificateAuthorityArns: [unknownValue] } },
            },
        },
        fails: {
            "it is left at its default, no authentication": { kafkaVersion: "3.8.x" },
            "every kind is off": { clientAuthentication: { sasl: { iam: false, scram: false } } },
            "clients may sign in, and need not": {
                clientAuthentication: { sasl: { iam: true }, unauthenticated: true },
            },
        },
        unknown: { "it is not known yet": { clientAuthentication: unknownValue } },
    },
});
