import type { ConnectionArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { connectionType } from "../../services/glue";

const jdbc = {
    JDBC_CONNECTION_URL: "jdbc:postgresql://features.example.internal:5432/features",
    SECRET_ID: "features",
};

/** The property that turns TLS on, by kind of connection; other kinds always use it, or are no connections to a server. */
const switches: Readonly<Record<string, { readonly property: string; readonly isOnByDefault: boolean }>> = {
    JDBC: { property: "JDBC_ENFORCE_SSL", isOnByDefault: false },
    MONGODB: { property: "JDBC_ENFORCE_SSL", isOnByDefault: false },
    KAFKA: { property: "KAFKA_SSL_ENABLED", isOnByDefault: true },
};

export default definePolicy<ConnectionArgs>({
    id: "glue-connection-ssl",
    title: "Glue connections to databases and streams take TLS only",
    severity: "medium",
    appliesTo: connectionType,
    supports: ["A.7.2"],
    equivalents: ["prowler:glue_database_connections_ssl_enabled", "steampipe:glue_connection_ssl_enabled"],
    why: "Without it a job falls back to plain text where the server lets it, and training data can be read or changed on its way.",
    fix: 'Set JDBC_ENFORCE_SSL (KAFKA_SSL_ENABLED for Kafka) in connectionProperties to "true".',
    reference: "https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html",
    check({ connectionType: kind, connectionProperties }, { report, notApplicable }) {
        const given = switches[kind ?? "JDBC"];
        if (!given) return notApplicable();
        const { property, isOnByDefault } = given;
        if (String(connectionProperties?.[property] ?? isOnByDefault).toLowerCase() !== "true") {
            report("does not insist on TLS", `connectionProperties.${property}`);
        }
    },
    examples: {
        passes: {
            "TLS is enforced": { connectionProperties: { ...jdbc, JDBC_ENFORCE_SSL: "true" } },
            "TLS is left at the default of Kafka, on": {
                connectionType: "KAFKA",
                connectionProperties: { KAFKA_BOOTSTRAP_SERVERS: "b-1.events.example.internal:9094" },
            },
        },
        fails: {
            "TLS is left at its default, not enforced": { connectionProperties: jdbc },
            "TLS is not enforced": {
                connectionType: "JDBC",
                connectionProperties: { ...jdbc, JDBC_ENFORCE_SSL: "false" },
            },
            "TLS to MongoDB is not enforced": {
                connectionType: "MONGODB",
                connectionProperties: { CONNECTION_URL: "mongodb://features.example.internal:27017/features" },
            },
            "TLS to Kafka is off": {
                connectionType: "KAFKA",
                connectionProperties: {
                    KAFKA_BOOTSTRAP_SERVERS: "b-1.events.example.internal:9092",
                    KAFKA_SSL_ENABLED: "false",
                },
            },
        },
        unknown: {
            "the properties are not known yet": { connectionType: "JDBC", connectionProperties: unknownValue },
        },
        notApplicable: {
            "the connection is a way into a network": {
                connectionType: "NETWORK",
                physicalConnectionRequirements: { subnetId: "subnet-0123456789abcdef0" },
            },
        },
    },
});
