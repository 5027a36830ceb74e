import type { ClusterArgs } from "@pulumi/aws/msk";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/msk";

const withAccess = (type?: string) => ({
    brokerNodeGroupInfo: {
        instanceType: "kafka.m7g.large",
        ...(type !== undefined && { connectivityInfo: { publicAccess: { type } } }),
    },
});

export default definePolicy<ClusterArgs>({
    id: "msk-not-public",
    title: "MSK brokers cannot be reached from the internet",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.7.2"],
    why: "Over a public address the whole internet tries credentials on the stream that models are trained from.",
    fix: "Leave brokerNodeGroupInfo.connectivityInfo.publicAccess out, or set its type to DISABLED.",
    reference: "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
    check({ brokerNodeGroupInfo }, { report }) {
        const type = brokerNodeGroupInfo?.connectivityInfo?.publicAccess?.type ?? "DISABLED";
        if (type !== "DISABLED") {
            report("has brokers with public addresses", "brokerNodeGroupInfo.connectivityInfo.publicAccess.type");
        }
    },
    examples: {
        passes: {
            "public access is left at its default, off": withAccess(),
            "public access is off": withAccess("DISABLED"),
        },
        fails: { "brokers have addresses of the account's own": withAccess("SERVICE_PROVIDED_EIPS") },
        unknown: { "it is not known yet": withAccess(unknownValue) },
    },
});
