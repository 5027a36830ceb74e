import type { IndexArgs } from "@pulumi/aws/kendra";

import { definePolicy, isSet, unknownValue } from "../../policy";

const token = (configuration: object): { userTokenConfigurations: object } => ({
    userTokenConfigurations: { jwtTokenTypeConfiguration: configuration },
});

export default definePolicy<IndexArgs>({
    id: "kendra-token-key-https",
    title: "Kendra checks tokens with keys that cannot be exchanged on the way",
    severity: "high",
    appliesTo: "aws:kendra/index:Index",
    supports: ["A.6.2.5", "A.9.4"],
    why: "Kendra takes http, ftp and file addresses for signing keys. Whoever puts a key of their own on the way signs tokens for any user, and reads any document.",
    fix: "Give the url of jwtTokenTypeConfiguration with https, or the key as a secret with keyLocation SECRET_MANAGER.",
    reference: "https://docs.aws.amazon.com/kendra/latest/APIReference/API_JwtTokenTypeConfiguration.html",
    check({ userTokenConfigurations }, { report, notApplicable }) {
        const jwt = userTokenConfigurations?.jwtTokenTypeConfiguration;
        if (!jwt) return notApplicable();
        const path = "userTokenConfigurations.jwtTokenTypeConfiguration";
        if (jwt.keyLocation === "SECRET_MANAGER") {
            if (!isSet(jwt, "secretsManagerArn"))
                report("names no secret with the key of tokens", `${path}.secretsManagerArn`);
        } else if (!/^https:\/\//i.test(jwt.url ?? "")) {
            report("fetches the key of tokens without TLS", `${path}.url`);
        }
    },
    examples: {
        passes: {
            "the key is fetched over https": token({
                keyLocation: "URL",
                url: "https://login.example.com/.well-known/jwks.json",
            }),
            "the key is a secret, which the stack makes": token({
                keyLocation: "SECRET_MANAGER",
                secretsManagerArn: unknownValue,
            }),
        },
        fails: {
            "the key is fetched over http": token({
                keyLocation: "URL",
                url: "http://login.example.com/.well-known/jwks.json",
            }),
            "there is no address": token({ keyLocation: "URL" }),
            "no secret is named": token({ keyLocation: "SECRET_MANAGER" }),
        },
        unknown: { "the address is not known yet": token({ keyLocation: "URL", url: unknownValue }) },
        notApplicable: {
            "no tokens are checked": {},
            "tokens are plain JSON": {
                userTokenConfigurations: {
                    jsonTokenTypeConfiguration: { groupAttributeField: "groups", userNameAttributeField: "user" },
                },
            },
        },
    },
});
