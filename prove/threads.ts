import { Worker } from "node:worker_threads";

import type { ProvenStack } from "./stacks";
import type { Trial } from "./trial";
import type { Job } from "./worker";

/**
 * Weakens every resource of the stacks, on as many threads as told.
 *
 * @param program the file that runs `work` when it is in a thread
 */
export async function proveOnThreads(
    stacks: readonly ProvenStack[],
    program: string,
    threads: number,
    onProgress: (done: number, all: number) => void,
): Promise<readonly Trial[]> {
    const jobs: Job[] = stacks.flatMap(({ resources }, stack) => resources.map(({ urn }) => ({ stack, urn })));
    const results = new Array<readonly Trial[]>(jobs.length);
    let next = 0;
    let done = 0;
    const run = (): Promise<void> =>
        new Promise((resolve, reject) => {
            const worker = new Worker(program, { workerData: stacks });
            let current = 0;
            const take = (): void => {
                current = next++;
                if (current < jobs.length) worker.postMessage(jobs[current]);
                else void worker.terminate().then(() => resolve());
            };
            worker.on("message", (trials: readonly Trial[]) => {
                results[current] = trials;
                onProgress(++done, jobs.length);
                take();
            });
            worker.on("error", reject);
            take();
        });
    await Promise.all(Array.from({ length: threads }, run));
    return results.flat();
}
