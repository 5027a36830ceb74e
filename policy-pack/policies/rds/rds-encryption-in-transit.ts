import type { ParameterGroupArgs } from "@pulumi/aws/rds";

import { asList, definePolicy, isUnknown, ofType, unknownValue } from "../../policy";
import { clusterGroupType, instanceGroupType, tlsSwitchOf } from "../../services/rds";

const postgres = "postgres14";

export default definePolicy<ParameterGroupArgs>({
    id: "rds-encryption-in-transit",
    title: "Parameter groups of RDS refuse connections without TLS",
    severity: "medium",
    appliesTo: [instanceGroupType, clusterGroupType],
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV2_AWS_69", "fsbp:RDS.38", "fsbp:RDS.39", "fsbp:RDS.41", "fsbp:RDS.44"],
    why:
        "Most engines leave it to the client, by default, whether features and documents travel in plain text. Aurora takes the " +
        "parameter from the group of the cluster.",
    fix: "Add the parameter rds.force_ssl (require_secure_transport for MySQL and MariaDB) with the value 1.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    check({ family, parameters }, { resource, report, unknown, notApplicable }) {
        const tls = tlsSwitchOf(family ?? "");
        // Groups of Aurora's instances do not have the parameter.
        if (!tls || ((family ?? "").startsWith("aurora") && resource.type !== clusterGroupType)) return notApplicable();
        const wanted = tls.parameter;
        const list = asList(parameters);
        if (list.some((parameter) => isUnknown(parameter, "name"))) {
            return unknown("has parameters that are not known yet", "parameters");
        }
        const index = list.findIndex(({ name }) => name === wanted);
        if (index >= 0) {
            if (!/^(1|on|true)$/i.test(String(list[index]?.value))) {
                report("lets clients connect without TLS", `parameters.${index}.value`);
            }
            return;
        }
        if (!tls.isOnByDefault) report(`lets clients connect without TLS: it does not set ${wanted}`, "parameters");
    },
    examples: {
        passes: {
            "TLS is forced": { family: postgres, parameters: [{ name: "rds.force_ssl", value: "1" }] },
            "TLS is forced by default": { family: "postgres16" },
            "TLS is forced in a cluster of Aurora": ofType(clusterGroupType, {
                family: "aurora-mysql8.0",
                parameters: [{ name: "require_secure_transport", value: "ON" }],
            }),
        },
        fails: {
            "it is left at the default of an older version, off": { family: postgres },
            "it is turned off": { family: "postgres16", parameters: [{ name: "rds.force_ssl", value: "0" }] },
            "only other parameters are set": {
                family: "mysql8.4",
                parameters: [{ name: "max_connections", value: "500" }],
            },
            "a cluster of Aurora leaves it at its default, off": ofType(clusterGroupType, {
                family: "aurora-postgresql16",
            }),
        },
        unknown: {
            "its value is not known yet": {
                family: postgres,
                parameters: [{ name: "rds.force_ssl", value: unknownValue }],
            },
            "the name of a parameter is not known yet": {
                family: postgres,
                parameters: [{ name: unknownValue, value: "1" }],
            },
        },
        notApplicable: {
            "the engine has no such parameter": { family: "oracle-ee-19" },
            "the group is for instances of Aurora": { family: "aurora-postgresql16" },
        },
    },
});
