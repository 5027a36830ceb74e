import { parentPort, workerData } from "node:worker_threads";

import type { ProvenStack } from "./stacks";
import { Prover } from "./trial";

/** One resource to weaken, by the number of its stack. */
export interface Job {
    readonly stack: number;
    readonly urn: string;
}

/** A thread that weakens the resources it is told, with the policies loaded once. */
export function work(): void {
    const port = parentPort;
    if (!port) throw new Error("This runs in a worker thread only");
    const stacks = workerData as readonly ProvenStack[];
    const provers = new Map<number, Prover>();
    port.on("message", ({ stack, urn }: Job) => {
        let prover = provers.get(stack);
        if (!prover) provers.set(stack, (prover = new Prover(stacks[stack] as ProvenStack)));
        port.postMessage(prover.trialsOf(urn));
    });
}
