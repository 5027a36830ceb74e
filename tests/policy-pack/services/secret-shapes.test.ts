import assert from "node:assert/strict";

import { holdsSecret, isSecretVariable } from "../../../policy-pack/services/secret-shapes";

// Put together, so that no scanner takes these for real ones.
const secrets: Readonly<Record<string, string>> = {
    "an access key of AWS": "export AWS_ACCESS_KEY_ID=" + "AKIA" + "IOSFODNN7EXAMPLE",
    "a secret key of AWS": "aws_secret_access_key = " + "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "a token of GitHub": "git clone https://" + "ghp_" + "a".repeat(36) + "@github.com/example/models",
    "a token of Hugging Face": "huggingface-cli login --token " + "hf_" + "b".repeat(34),
    "a key of a model provider": "sk-" + "c".repeat(40),
};

const harmless: Readonly<Record<string, string>> = {
    "an install script": "#!/bin/bash\nset -e\npip install --upgrade torch==2.4.0\n",
    "a digest": "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a",
    "an identifier of a key": "1234abcd-12ab-34cd-56ef-1234567890ab",
    "a role": "arn:aws:iam::111122223333:role/inference",
    "a task-like word": "task-scheduler-for-the-night",
    nothing: "",
};

describe("holdsSecret", () => {
    for (const [what, text] of Object.entries(secrets))
        it(`finds ${what}`, () => assert.equal(holdsSecret(text), true));
    for (const [what, text] of Object.entries(harmless)) {
        it(`lets ${what} pass`, () => assert.equal(holdsSecret(text), false));
    }
});

describe("isSecretVariable", () => {
    for (const [name, value] of [
        ["DB_PASSWORD", "correct-horse"],
        ["OPENAI_API_KEY", "k-1a2b3c"],
        ["USER_ID", "AKIA" + "IOSFODNN7EXAMPLE"],
    ] as const) {
        it(`takes ${name} for a secret`, () => assert.equal(isSecretVariable(name, value), true));
    }

    for (const [name, value] of [
        ["LOG_LEVEL", "info"],
        ["MAX_TOKENS", "4096"],
        ["EOS_TOKEN", "</s>"],
        ["API_TOKEN", "$(TOKEN_FROM_SECRET)"],
        ["DB_PASSWORD", "/run/secrets/db"],
        ["DB_SECRET", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1b2c3"],
    ] as const) {
        it(`does not take ${name}=${value} for one`, () => assert.equal(isSecretVariable(name, value), false));
    }
});
