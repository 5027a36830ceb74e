import { accessOf, allows, covers, escalationPaths, parseDocument } from "../policy-pack/iam";
import { graphViewOf, ResourceGraph } from "../policy-pack/policy";
import type { Resource } from "../policy-pack/policy";
import { compare, timed } from "./measure";
import type { Comparison, Run } from "./measure";

const rounds = 3;
/** Twice the work may take a little more than twice the time. */
const linear = { goal: 2.7, rounds };

/** How the time that IAM reasoning takes grows with what it is given: each twice as much, against once. */
export async function* iamComparisons(): AsyncGenerator<Comparison> {
    yield compare("IAM: a document of 20,000 statements / of 10,000", linear, [statements(20_000), statements(10_000)]);
    yield compare("IAM: denials of 20,000 statements / of 10,000", linear, [denials(20_000), denials(10_000)]);
    yield compare("IAM: names of 200,000 characters / of 100,000", linear, [names(200_000), names(100_000)]);
    yield compare("IAM: 1,000 roles of 10 policies / 500 roles", linear, [roles(1_000), roles(500)]);
}

function work(body: () => unknown): Run {
    return () => timed(() => Promise.resolve(body()));
}

const bucket = (index: number): string => `arn:aws:s3:::bucket-${index}/*`;

function statements(count: number): Run {
    const text = JSON.stringify({
        Statement: Array.from({ length: count }, (_, index) => ({
            Effect: "Allow",
            Action: ["s3:Get*", "sagemaker:InvokeEndpoint"],
            Resource: bucket(index),
        })),
    });
    return work(() => {
        const identity = [parseDocument(JSON.parse(text))];
        allows({ identity }, { action: "s3:GetObject", resource: bucket(count - 1) });
        escalationPaths({ identity });
    });
}

function denials(count: number): Run {
    const of = (Effect: string): readonly object[] =>
        Array.from({ length: count / 2 }, (_, index) => ({ Effect, Action: "s3:*", Resource: bucket(index) }));
    const text = JSON.stringify({ Statement: [...of("Allow"), ...of("Deny")] });
    return work(() =>
        allows({ identity: [parseDocument(JSON.parse(text))] }, { action: "s3:GetObject", resource: "*" }),
    );
}

function names(length: number): Run {
    const name = "a".repeat(length);
    return work(() => {
        covers("*a".repeat(1_000) + "*b", name);
        covers("a*".repeat(length / 2), `${"*a".repeat(length / 2)}b`);
        covers(`*b${name}*`, name);
        covers(`*?${name.slice(0, length / 2)}b*`, name);
    });
}

function roles(count: number): Run {
    const resources: Resource[] = [];
    const add = (type: string, name: string, outputs: Readonly<Record<string, unknown>>): void =>
        void resources.push({
            urn: `urn:pulumi:bench::iam::${type}::${name}`,
            type,
            name,
            inputs: outputs,
            outputs,
            dependencies: [],
            propertyDependencies: {},
        });
    const arn = (kind: string, name: string): string => `arn:aws:iam::111122223333:${kind}/${name}`;
    const trust = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" };
    for (let at = 0; at < count; at++) {
        const name = `role-${at}`;
        add("aws:iam/role:Role", name, {
            name,
            arn: arn("role", name),
            assumeRolePolicy: JSON.stringify({ Statement: trust }),
        });
        for (let number = 0; number < 10; number++) {
            const policy = `policy-${at}-${number}`;
            const next = arn("role", `role-${(at + number + 1) % count}`);
            add("aws:iam/policy:Policy", policy, {
                name: policy,
                arn: arn("policy", policy),
                policy: JSON.stringify({
                    Statement: [
                        { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: bucket(at) },
                        { Effect: "Allow", Action: ["lambda:InvokeFunction", "sts:AssumeRole"], Resource: next },
                        { Effect: "Allow", Action: "logs:*", Resource: "*" },
                    ],
                }),
            });
            add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", policy, {
                role: name,
                policyArn: arn("policy", policy),
            });
        }
    }
    return work(() => accessOf(graphViewOf(new ResourceGraph(resources))));
}
