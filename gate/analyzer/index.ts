import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";

import type { PackConfig, Resource } from "../../policy-pack/policy";
import { InputError } from "../errors";
import type { PolicyResult } from "../evaluate";
import type { PolicyInfo } from "../results";
import { Analysis } from "./analysis";
import { reconcile } from "./pack-config";
import { packInfo } from "./pack-info";
import type { PackInfo } from "./pack-info";
import { PackProcess } from "./pack-process";
import type { PackStack } from "./pack-process";

export type { PackStack } from "./pack-process";

/** What a policy pack says about a stack. */
export interface PackRun {
    readonly name: string;
    readonly version: string;
    readonly policies: readonly PolicyInfo[];
    readonly results: readonly PolicyResult[];
}

/** Where a pack runs, and how it is set. */
export interface PackOptions extends PackStack {
    /** As CrossGuard's `--policy-pack-config`; names that the pack does not have are left to other packs. */
    readonly policyConfig?: PackConfig;
    /** Ends the pack and rejects with the signal's reason. */
    readonly signal?: AbortSignal;
}

/**
 * Runs any Node policy pack over a stack, by the unmodified SDK and in the way of the engine: it is configured, asked
 * about each resource in the order of registration, then about the stack.
 *
 * @param directory the pack's folder, with PulumiPolicy.yaml and its dependencies installed
 * @param resources may still be on their way: the pack starts meanwhile
 * @throws InputError when the pack does not start, is misconfigured or dies
 */
export async function runPolicyPack(
    directory: string,
    resources: readonly Resource[] | Promise<readonly Resource[]>,
    { policyConfig = {}, signal, ...stack }: PackOptions,
): Promise<PackRun> {
    const [process, awaited] = await unlessAborted(
        signal,
        both(PackProcess.start(directory, stack, signal), resources),
    );
    try {
        const info = await loadPackInfo(process);
        const settings = reconcile(info, policyConfig);
        const analysis = new Analysis(process, info, settings, stack);
        await analysis.run(awaited);
        const { name, version } = info;
        const policies = info.policies.map((policy) => ({
            ...policy.info,
            enforcementLevel: settings.get(policy.name)?.enforcementLevel ?? policy.enforcementLevel,
        }));
        return { name, version, policies, results: analysis.results };
    } catch (error) {
        signal?.throwIfAborted();
        throw isServiceError(error)
            ? new InputError(`The policy pack answered with an error: ${error.details}`, { file: directory })
            : error;
    } finally {
        await process.close();
    }
}

/** Asks a pack what it is. */
export async function loadPackInfo(process: PackProcess): Promise<PackInfo> {
    return packInfo(await process.ask(AnalyzerClient.prototype.getAnalyzerInfo, emptyRequest()));
}

/** Waits for the pack and the resources; when the program fails, the pack that has started must not stay. */
async function both(
    starting: Promise<PackProcess>,
    resources: readonly Resource[] | Promise<readonly Resource[]>,
): Promise<[PackProcess, readonly Resource[]]> {
    const [process, awaited] = await Promise.allSettled([starting, resources]);
    if (process.status === "fulfilled" && awaited.status === "fulfilled") return [process.value, awaited.value];
    if (process.status === "fulfilled") await process.value.close();
    // The program's own failure is what the user has to know first.
    throw awaited.status === "rejected" ? awaited.reason : (process as PromiseRejectedResult).reason;
}

/** The signal's reason as soon as it is given; the pack itself is ended by then. */
async function unlessAborted<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
    let onAbort = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => (onAbort = () => reject(signal?.reason as Error)));
    signal?.addEventListener("abort", onAbort);
    return Promise.race([promise, aborted]).finally(() => signal?.removeEventListener("abort", onAbort));
}

/** Of the class that the service itself checks for: there may be two copies of protobuf. */
function emptyRequest(): Empty {
    const { requestType } = AnalyzerService.getAnalyzerInfo as unknown as { requestType: new () => Empty };
    return new requestType();
}

function isServiceError(error: unknown): error is Error & { readonly details: string } {
    return error instanceof Error && "details" in error;
}
