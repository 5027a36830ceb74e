import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import { networkPermissions, telemetryPermissions } from "../serving/endpoint-permissions";

export interface NotebookArgs {
    readonly network: PrivateNetwork;
    /** Encrypts the disk; a key of the notebook's own unless told. */
    readonly key?: EncryptionKey;
    /** ml.t3.medium unless told. */
    readonly instanceType?: string;
    /** After how many idle minutes it stops, 10 or more; 60 unless told. */
    readonly idleMinutes?: number;
}

/** A notebook instance without a way to the internet, without root access, encrypted, and stopped when idle. */
export class Notebook extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    readonly role: ExecutionRole;

    /** @throws Error when it is to stop after less than ten minutes */
    constructor(name: string, args: NotebookArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:training:Notebook", name, {}, opts);
        const parent = { parent: this };
        const { network } = args;
        const key = args.key ?? new EncryptionKey(name, { description: `Encrypts the notebook ${name}` }, parent);
        const account = accountOf(this);
        const notebookName = stackName(name, 63);
        this.role = new ExecutionRole(name, { service: "sagemaker.amazonaws.com" }, parent);
        this.role.grant(
            "telemetry",
            account.apply((known) => telemetryPermissions("/aws/sagemaker/NotebookInstances", known)),
        );
        this.role.grant(
            "network-interfaces",
            pulumi
                .all([network.subnetIds, network.securityGroupId, account])
                .apply(([subnets, group, known]) => networkPermissions(subnets, group, known)),
        );
        this.role.grant(
            "stop-itself",
            account.apply(({ partition, region, id }) => [
                {
                    actions: ["sagemaker:DescribeNotebookInstance", "sagemaker:StopNotebookInstance"],
                    resources: [`arn:${partition}:sagemaker:${region}:${id}:notebook-instance/${notebookName}`],
                },
            ]),
        );
        key.grantToAwsResources(this.role);
        const lifecycle = new aws.sagemaker.NotebookInstanceLifecycleConfiguration(
            name,
            {
                name: notebookName,
                onStart: Buffer.from(stopWhenIdle(name, args.idleMinutes)).toString("base64"),
            },
            parent,
        );
        const notebook = new aws.sagemaker.NotebookInstance(
            name,
            {
                name: notebookName,
                instanceType: args.instanceType ?? "ml.t3.medium",
                roleArn: this.role.arn,
                platformIdentifier: "notebook-al2023-v1",
                directInternetAccess: "Disabled",
                rootAccess: "Disabled",
                instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
                subnetId: network.subnetIds.apply(([first = ""]) => first),
                securityGroups: [network.securityGroupId],
                kmsKeyId: key.arn,
                lifecycleConfigName: lifecycle.name,
            },
            { ...parent, dependsOn: [...this.role.policies] },
        );
        this.arn = notebook.arn;
        this.registerOutputs({ arn: this.arn });
    }
}

/**
 * A script that stops the notebook when no kernel has been busy for a while. It takes nothing from the internet, for
 * there is none.
 *
 * @throws Error when that is less than ten minutes
 */
export function stopWhenIdle(name: string, minutes = 60): string {
    if (!Number.isInteger(minutes) || minutes < 10) {
        throw new Error(`The notebook "${name}" cannot stop after ${minutes} idle minutes: give it 10 or more.`);
    }
    return `#!/bin/bash
set -e
cat > /usr/local/bin/stop-when-idle.py <<'SCRIPT'
import datetime, json, ssl, subprocess, urllib.request

context = ssl._create_unverified_context()  # Jupyter's own certificate, on this machine
sessions = json.load(urllib.request.urlopen("https://localhost:8443/api/sessions", context=context))
now = datetime.datetime.now(datetime.timezone.utc)
last = [datetime.datetime.fromisoformat(s["kernel"]["last_activity"].replace("Z", "+00:00")) for s in sessions]
busy = any(s["kernel"]["execution_state"] == "busy" for s in sessions)
started = datetime.datetime.fromtimestamp(float(open("/proc/stat").read().split("btime ")[1].split()[0]), now.tzinfo)
if not busy and now - max(last + [started]) > datetime.timedelta(minutes=${minutes}):
    name = json.load(open("/opt/ml/metadata/resource-metadata.json"))["ResourceName"]
    subprocess.run(["aws", "sagemaker", "stop-notebook-instance", "--notebook-instance-name", name], check=True)
SCRIPT
systemd-run --unit=stop-when-idle --on-active=5m --on-unit-active=5m /usr/bin/python3 /usr/local/bin/stop-when-idle.py
`;
}
