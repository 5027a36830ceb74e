/** Whether a version of numbers and dots, such as `1.33`, comes before another. What is left out counts as 0. */
export function isOlder(version: string, than: string): boolean {
    const [parts, thanParts] = [version, than].map((text) => text.split(".").map(Number)) as [number[], number[]];
    for (let index = 0; index < Math.max(parts.length, thanParts.length); index++) {
        const difference = (parts[index] ?? 0) - (thanParts[index] ?? 0);
        if (difference !== 0) return difference < 0;
    }
    return false;
}
