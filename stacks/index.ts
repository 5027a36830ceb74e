import * as pulumi from "@pulumi/pulumi";

import { agents } from "./agents";
import { data } from "./data";
import { foundation } from "./foundation";
import { inference } from "./inference";
import { kubernetes } from "./kubernetes";
import { training } from "./training";

/** The program of every workload; a stack chooses its own by the configuration key `workload`. */
const programs: Readonly<Record<string, (config: pulumi.Config) => object>> = {
    agents,
    data,
    foundation,
    inference,
    kubernetes,
    training,
};

function run(config: pulumi.Config): object {
    const workload = config.require("workload");
    const program = programs[workload];
    if (program === undefined) {
        const known = Object.keys(programs).join(", ");
        throw new pulumi.RunError(
            `There is no workload "${workload}": set ${pulumi.getProject()}:workload to one of ${known}.`,
        );
    }
    return program(config);
}

export = run(new pulumi.Config());
