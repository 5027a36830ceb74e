/** What answers for a model: one of the servers known here, or any image that is told how it is run. */
export type ModelServer = "tgi" | "triton" | "vllm" | CustomServer;

export interface CustomServer {
    readonly args: readonly string[];
    readonly port: number;
    /** The path that answers when the server can take questions. */
    readonly readyPath: string;
    /** The path that answers while the server is alive; the same unless told. */
    readonly livePath?: string;
    readonly env?: Readonly<Record<string, string>>;
}

/** How a container of a model server is run. */
export interface ServerCommand extends CustomServer {
    readonly livePath: string;
    readonly env: Readonly<Record<string, string>>;
}

/** Where the model's files are mounted, read-only. */
export const modelPath = "/models";

/** Nothing is fetched from a hub, and nothing is told to the makers of the server. */
const offline = { HF_HUB_OFFLINE: "1", HF_HUB_DISABLE_TELEMETRY: "1", TRANSFORMERS_OFFLINE: "1" };

/** Only the volume for temporary files can be written to. */
const writable = { HOME: "/tmp", HF_HOME: "/tmp/huggingface" };

const known: Readonly<Record<Exclude<ModelServer, CustomServer>, ServerCommand>> = {
    vllm: {
        args: ["--model", modelPath, "--port", "8000", "--disable-log-requests"],
        port: 8000,
        readyPath: "/health",
        livePath: "/health",
        env: { VLLM_NO_USAGE_STATS: "1", VLLM_CACHE_ROOT: "/tmp/vllm" },
    },
    tgi: {
        args: ["--model-id", modelPath, "--port", "8080", "--usage-stats", "off"],
        port: 8080,
        readyPath: "/health",
        livePath: "/health",
        env: {},
    },
    triton: {
        args: ["tritonserver", `--model-repository=${modelPath}`, "--model-control-mode=none", "--http-port=8000"],
        port: 8000,
        readyPath: "/v2/health/ready",
        livePath: "/v2/health/live",
        env: {},
    },
};

/**
 * How a server is run.
 *
 * @param extraArgs what the server is told beside
 * @throws Error when it is told to run code that comes with the model
 */
export function serverCommand(server: ModelServer, extraArgs: readonly string[] = []): ServerCommand {
    const base = typeof server === "string" ? known[server] : server;
    const args = [...base.args, ...extraArgs];
    const remote = [...args, ...Object.keys(base.env ?? {})].find((word) => /trust[-_]remote[-_]code/i.test(word));
    if (remote !== undefined) {
        throw new Error(
            `"${remote}" runs code that comes with the model: leave it out, and put the code into the server's image.`,
        );
    }
    return { ...base, livePath: base.livePath ?? base.readyPath, args, env: { ...offline, ...writable, ...base.env } };
}
