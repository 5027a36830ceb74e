/**
 * Text as Markdown that the house's formatter leaves as it is: nothing in names of resources and patterns becomes
 * markup, and nothing is escaped that would be none.
 */
export function escapeMarkdown(text: string): string {
    return (
        text
            .replace(/[*<|]/g, "\\$&")
            // Inside of a word, as in CKV_AWS_1, an underscore is only that.
            .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    );
}

/** Text that is shown as it is. */
export function inCode(text: string): string {
    return `\`${text}\``;
}
