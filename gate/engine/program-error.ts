/**
 * The user's program could not be run to its end. The message is the program's own, whole and with its trace, or a
 * sentence about how it ended; it is printed as it is and ends the command with exit code 2.
 */
export class ProgramError extends Error {
    /** @param output what the program wrote to its standard streams, for those who look for more. */
    constructor(
        message: string,
        readonly output = "",
    ) {
        super(message);
        this.name = "ProgramError";
    }
}
