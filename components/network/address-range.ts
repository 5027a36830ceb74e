const bits = 32;
const smallestSubnet = 28;
const largestVpc = 16;

/**
 * Cuts equal subnets out of an IPv4 range, room for more left over: an eighth of the range each, up to eight.
 *
 * @throws Error when the range is malformed, or too large or small for AWS
 */
export function subnetRanges(range: string, count: number): readonly string[] {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(range);
    const [, ...parts] = match?.map(Number) ?? [];
    const octets = parts.slice(0, 4);
    const prefix = parts[4] ?? 0;
    if (!match || octets.some((octet) => octet > 255)) {
        throw new Error(`"${range}" is no IPv4 range: write it like 10.42.0.0/16.`);
    }
    const length = prefix + 3;
    if (prefix < largestVpc || length > smallestSubnet) {
        throw new Error(`The range ${range} has to be between /${largestVpc} and /${smallestSubnet - 3} in size.`);
    }
    if (!Number.isInteger(count) || count < 1 || count > 8) {
        throw new Error(`${count} subnets cannot be made of ${range}: ask for 1 to 8.`);
    }
    const start = octets.reduce((address, octet) => address * 256 + octet, 0);
    const size = 2 ** (bits - length);
    if (start % 2 ** (bits - prefix) !== 0) {
        throw new Error(`The range ${range} does not start where a /${prefix} range can start.`);
    }
    return Array.from({ length: count }, (_, index) => `${dotted(start + index * size)}/${length}`);
}

function dotted(address: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
