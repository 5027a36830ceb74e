import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where a component's resources live. Asked of AWS, so known in a preview. */
export interface Account {
    readonly id: string;
    readonly region: string;
    /** `aws`, `aws-cn`, `aws-us-gov`... */
    readonly partition: string;
}

const known = new WeakMap<pulumi.Resource, pulumi.Output<Account>>();

/** The account and region of the provider that `parent` uses. Asked once for each. */
export function accountOf(parent: pulumi.Resource): pulumi.Output<Account> {
    let account = known.get(parent);
    if (account === undefined) known.set(parent, (account = askForAccount(parent)));
    return account;
}

function askForAccount(parent: pulumi.Resource): pulumi.Output<Account> {
    const identity = aws.getCallerIdentityOutput({}, { parent });
    const region = aws.getRegionOutput({}, { parent });
    return identity.apply(({ accountId, arn }) =>
        region.apply((answer) => ({
            id: accountId,
            region: answer.region,
            partition: arn.split(":", 2)[1] ?? "aws",
        })),
    );
}
