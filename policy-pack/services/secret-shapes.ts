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

/** Whether a text holds a credential that is known by its shape: access keys, private keys, tokens of common services. */
export function holdsSecret(text: string): boolean {
    return shapes.some((shape) => shape.test(text));
}
