/** Breaks text into lines of at most `width` characters, at spaces; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
    const lines: string[] = [];
    for (const paragraph of text.split("\n")) {
        let line = "";
        for (const word of paragraph.split(/\s+/).filter((part) => part !== "")) {
            if (line !== "" && line.length + 1 + word.length > width) {
                lines.push(line);
                line = "";
            }
            line += line === "" ? word : ` ${word}`;
        }
        lines.push(line);
    }
    return lines;
}

/** "1 resource", "2 resources". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
    return `${groupDigits(count)} ${count === 1 ? noun : plural}`;
}

function groupDigits(count: number): string {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
