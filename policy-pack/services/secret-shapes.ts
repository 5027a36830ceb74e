// Prefixes that issuers give their credentials so that they can be found.
const shapes: readonly RegExp[] = [
    /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\bgh[pousr]_[0-9A-Za-z]{36}\b/,
    /\bgithub_pat_[0-9A-Za-z_]{60,}/,
    /\bglpat-[0-9A-Za-z_-]{20}/,
    /\bhf_[0-9A-Za-z]{30,}/,
    /\bsk-[0-9A-Za-z_-]{20,}/,
    /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
    /\baws_secret_access_key\s*=\s*["']?[0-9A-Za-z/+]{40}\b/i,
];

const secretName =
    /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|APIKEY|(API|ACCESS|SECRET|PRIVATE|SIGNING|ENCRYPTION|AUTH)_KEY|CREDENTIALS?)$/i;

// Marks in a model's vocabulary, such as EOS_TOKEN.
const vocabularyName = /(^|_)(BOS|EOS|PAD|UNK|SEP|CLS|MASK|STOP|START|END|SPECIAL|IMAGE)_TOKEN$/i;

// References to other variables or to a secret store, paths of mounted files, switches and numbers of tokens are no secrets.
const harmlessValue = /^(\$\(.+\)|\/.*|arn:[a-z-]*:(secretsmanager|ssm):.*|true|false|\d{1,6}|)$/i;

/** Whether a text holds a credential that is known by its shape: access keys, private keys, tokens of common services. */
export function holdsSecret(text: string): boolean {
    return shapes.some((shape) => shape.test(text));
}

/** Whether an environment variable holds a secret in plain text: its value has the shape of one, or its name says so. */
export function isSecretVariable(name: string, value: string): boolean {
    if (holdsSecret(value)) return true;
    return secretName.test(name) && !vocabularyName.test(name) && !harmlessValue.test(value);
}
