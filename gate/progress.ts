/** How long a line stands before it changes, in milliseconds: it is to be read, not to flicker. */
const interval = 80;

/** One line that says how far the work is, on a terminal only. */
export class Progress {
    private text = "";
    private shown = false;
    private lastDrawn = 0;

    constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

    update(text: string): void {
        this.text = text;
        if (Date.now() - this.lastDrawn >= interval) this.draw();
    }

    /** Shows the line, after something else was written. */
    draw(): void {
        if (!this.stream.isTTY || this.text === "") return;
        this.lastDrawn = Date.now();
        this.shown = true;
        this.stream.write(`\r\u001B[2K${this.text.slice(0, Math.max(0, this.stream.columns - 1))}`);
    }

    /** Makes room for something else. */
    clear(): void {
        if (this.shown) this.stream.write("\r\u001B[2K");
        this.shown = false;
    }
}
