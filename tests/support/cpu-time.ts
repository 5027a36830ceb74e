/** Milliseconds of processor time that the work takes: unlike the clock's, they do not depend on what else is running. */
export function cpuTimeOf(work: () => void): number {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
}
