import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

type Answer = Readonly<Record<string, unknown>>;

/** Where Chromium is; undefined where there is none. */
export function findChromium(): string | undefined {
    const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
    return names.find((name) => name !== undefined && spawnSync(name, ["--version"]).status === 0);
}

/** A Chromium without a window, spoken to by its own protocol over a pipe. */
export class Browser {
    private readonly profile = mkdtempSync(join(tmpdir(), "annex42-chromium-"));
    private readonly child: ChildProcess;
    private readonly waiting = new Map<number, (answer: Answer) => void>();
    private readonly listeners = new Set<(method: string, parameters: Answer) => void>();
    private session = "";
    private lastId = 0;

    constructor(command: string) {
        this.child = spawn(
            command,
            [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-pipe",
                `--user-data-dir=${this.profile}`,
            ],
            { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
        );
        let text = "";
        (this.child.stdio[4] as Readable).on("data", (bytes: Buffer) => {
            const messages = (text + bytes.toString("utf8")).split("\0");
            text = messages.pop() ?? "";
            for (const message of messages) this.receive(JSON.parse(message) as Answer);
        });
    }

    /** Opens a page, waits until it is loaded, and gives what it complained of meanwhile. */
    async open(url: string, { width = 1280, height = 900, dark = false } = {}): Promise<readonly string[]> {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        this.session = String(sessionId);
        await this.send("Page.enable");
        await this.send("Log.enable");
        await this.send("Runtime.enable");
        await this.send("Emulation.setDeviceMetricsOverride", {
            width,
            height,
            deviceScaleFactor: 1,
            mobile: width < 600,
        });
        await this.send("Emulation.setEmulatedMedia", {
            features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
        });
        const complaints: string[] = [];
        const loaded = new Promise<void>((resolve) => {
            this.listeners.add((method, parameters) => {
                if (method === "Page.loadEventFired") resolve();
                if (method === "Log.entryAdded" || method === "Runtime.exceptionThrown") {
                    complaints.push(JSON.stringify(parameters));
                }
            });
        });
        await this.send("Page.navigate", { url });
        await loaded;
        return complaints;
    }

    /** Runs an expression in the page, and gives its value. */
    async run(expression: string): Promise<unknown> {
        const answer = await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
        if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
        return (answer.result as Answer).value;
    }

    /** Any command of the browser's protocol, to the page. */
    send(method: string, parameters: Answer = {}): Promise<Answer> {
        const id = ++this.lastId;
        const message = { id, method, params: parameters, ...(this.session !== "" && { sessionId: this.session }) };
        (this.child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
        return new Promise((resolve) => this.waiting.set(id, resolve));
    }

    async close(): Promise<void> {
        const ended = new Promise((resolve) => this.child.once("exit", resolve));
        this.child.kill();
        await ended;
        // Its other processes may write for a little longer. rmSync would try the same folder again, without what is new.
        await rm(this.profile, { recursive: true, force: true, maxRetries: 20 });
    }

    private receive(message: Answer): void {
        if (typeof message.id === "number") {
            this.waiting.get(message.id)?.((message.result ?? message.error ?? {}) as Answer);
            this.waiting.delete(message.id);
        } else {
            for (const listener of this.listeners) listener(String(message.method), (message.params ?? {}) as Answer);
        }
    }
}
