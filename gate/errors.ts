/**
 * Input that annex42 cannot work with: a missing or broken file, an unknown stack, a wrong option. The message is one
 * sentence a user can act on; it is printed without a stack trace and ends the command with exit code 2.
 */
export class InputError extends Error {
    /** @param at where the trouble is: the file as the user named it, and line and column counted from 1. */
    constructor(
        message: string,
        readonly at?: { readonly file: string; readonly line?: number; readonly column?: number },
    ) {
        super(message);
        this.name = "InputError";
    }
}
