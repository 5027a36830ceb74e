import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import type { Readable } from "../policy";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** Whether the cloud itself sets how long events are kept: two days in the class that only hands them on. */
export function keepsFixedTime({ logGroupClass }: Readable<LogGroupArgs>): boolean {
    return logGroupClass === "DELIVERY";
}
