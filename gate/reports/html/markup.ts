/** Markup that is escaped already. */
export class Markup {
    constructor(readonly text: string) {}

    toString(): string {
        return this.text;
    }
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** Markup out of a template: what is put in is escaped, unless it is markup itself; lists are joined, nothing is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
    return new Markup(strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(""));
}

function render(part: Part): string {
    if (part === undefined || part === false) return "";
    if (part instanceof Markup) return part.text;
    if (typeof part === "object") return part.map(render).join("");
    return escape(String(part));
}

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** Text as it stands in HTML. Control characters, which HTML has no place for, are shown as such. */
function escape(text: string): string {
    return text
        .replace(/[&<>"']/g, (character) => entities[character] ?? character)
        .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "\uFFFD");
}
