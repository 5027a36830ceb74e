import type { ConnectionArgs } from "@pulumi/aws/glue";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { connectionType } from "../../services/glue";
import { holdsSecret } from "../../services/secret-shapes";

const url = "jdbc:postgresql://features.example.internal:5432/features";

/** The properties that hold credentials; ENCRYPTED_PASSWORD and the like hold what KMS has encrypted. */
const credentials = [
    "PASSWORD",
    "KAFKA_CLIENT_KEYSTORE_PASSWORD",
    "KAFKA_CLIENT_KEY_PASSWORD",
    "KAFKA_SASL_PLAIN_PASSWORD",
    "KAFKA_SASL_SCRAM_PASSWORD",
] as const;

const passwordInUrl = /:\/\/[^/@:\s]+:[^/@\s]+@|[?&;](password|pwd)=[^&;]+/i;

export default definePolicy<ConnectionArgs>({
    id: "glue-connection-no-secrets",
    title: "Glue connections take their credentials from Secrets Manager",
    severity: "high",
    appliesTo: connectionType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["prowler:glue_catalog_connection_no_secrets"],
    why: "A password in the connection is in the program and its state, and whoever may read the connection has it; nothing changes it.",
    fix: "Put the credentials into Secrets Manager, name the secret as SECRET_ID or authenticationConfiguration.secretArn, and change the password that was there.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/connection-properties-secrets-manager.html",
    check(connection, { report, each }) {
        each(connection, ({ connectionProperties }) => {
            const properties = connectionProperties ?? {};
            for (const key of credentials) {
                if (isSet(properties, key)) report("holds a password", `connectionProperties.${key}`);
            }
            each(Object.keys(properties), (key) => {
                if ((credentials as readonly string[]).includes(key)) return;
                const value = properties[key] ?? "";
                if (holdsSecret(value) || passwordInUrl.test(value)) {
                    report("holds a secret in one of its properties", `connectionProperties.${key}`);
                }
            });
        });
        each(connection, ({ authenticationConfiguration }) => {
            const path = "authenticationConfiguration";
            const { basicAuthenticationCredentials: basic, oauth2Properties } = authenticationConfiguration ?? {};
            if (isSet(basic, "password")) report("holds a password", `${path}.basicAuthenticationCredentials.password`);
            if (isSet(authenticationConfiguration, "customAuthenticationCredentials")) {
                report("holds credentials", `${path}.customAuthenticationCredentials`);
            }
            const tokens = oauth2Properties?.oauth2Credentials;
            for (const key of [
                "accessToken",
                "jwtToken",
                "refreshToken",
                "userManagedClientApplicationClientSecret",
            ] as const) {
                if (isSet(tokens, key))
                    report("holds a credential", `${path}.oauth2Properties.oauth2Credentials.${key}`);
            }
        });
    },
    examples: {
        passes: {
            "the credentials are in Secrets Manager": {
                connectionProperties: { JDBC_CONNECTION_URL: url, SECRET_ID: "features-database" },
            },
            "the credentials are named by ARN": {
                connectionType: "SALESFORCE",
                authenticationConfiguration: {
                    authenticationType: "OAUTH2",
                    secretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-AbCdEf",
                },
            },
            "there are no credentials": { connectionType: "NETWORK" },
        },
        fails: {
            "a password stands in the properties": {
                connectionProperties: { JDBC_CONNECTION_URL: url, USERNAME: "reader", PASSWORD: "correct-horse" },
            },
            "the password is one that the stack makes": {
                connectionProperties: { JDBC_CONNECTION_URL: url, USERNAME: "reader", PASSWORD: unknownValue },
            },
            "a password stands in the address": {
                connectionProperties: { JDBC_CONNECTION_URL: `${url}?user=reader&password=correct-horse` },
            },
            "the client secret is given itself": {
                connectionType: "SALESFORCE",
                authenticationConfiguration: {
                    authenticationType: "OAUTH2",
                    oauth2Properties: {
                        oauth2Credentials: { userManagedClientApplicationClientSecret: "correct-horse" },
                    },
                },
            },
        },
        unknown: {
            "the properties are not known yet": { connectionProperties: unknownValue },
            "the address is not known yet": { connectionProperties: { JDBC_CONNECTION_URL: unknownValue } },
        },
    },
});
