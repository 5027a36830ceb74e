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

// `name = value` as shells, Python and configuration files write it. What is computed (`$(...)`, `${...}`) is no constant.
const assignment = /([A-Za-z_][A-Za-z0-9_]*)[ \t]*[=:][ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'`;&|()<>{}$,]+))/g;

/** Whether a URL carries a password or a token before its host. */
export function hasUrlCredentials(text: string): boolean {
    // `git@host` and `${USER}:${TOKEN}@host` hold none.
    return /\b[a-z][a-z+]*:\/\/(?:[^\s/:@$"']*:[^\s/@$"'{]+|[^\s/:@$"']{20,})@/i.test(text);
}

/** Whether a script holds a secret: by its shape, in a URL, or given to a variable whose name says that it is one. */
export function scriptHoldsSecret(script: string): boolean {
    if (holdsSecret(script) || hasUrlCredentials(script)) return true;
    for (const [, name = "", ...values] of script.matchAll(assignment)) {
        const value = values.find((given) => given !== undefined) ?? "";
        if (!/[$`<]/.test(value) && isSecretVariable(name, value)) return true;
    }
    return false;
}
