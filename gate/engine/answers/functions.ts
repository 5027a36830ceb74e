import type { Properties } from "../../../policy-pack/policy/resource";
import { awsFunctions } from "./aws-functions";
import { computedFunctions } from "./computed-functions";
import { inRegion } from "./context";
import { findFunctionFixture } from "./fixtures";
import { kubernetesFunctions } from "./kubernetes-functions";
import { nameOfToken } from "./made-up-strings";
import { awsResourceOf, makeUpOutputs, templateOutputs } from "./resources";
import { fillTemplate, namedInTemplate } from "./templates";
import { sdksFor } from "./sdk";
import { madeUpObject, madeUpValue } from "./shapes";
import type { AnswerContext, FunctionAnswer } from "./types";

/**
 * What a provider function answers: the user's fixture, completed with the rest; computed for real, where it takes no
 * cloud; else made up by the SDK's own result type, with the arguments in it.
 */
export async function answerFunction(token: string, args: Properties, context: AnswerContext): Promise<FunctionAnswer> {
    const fixture = findFunctionFixture(context.fixtures, token, args);
    const regional = inRegion(context, typeof args.region === "string" ? args.region : undefined);
    if (fixture) {
        const rest = await answerWithoutFixture(token, { ...args, ...fixture }, regional);
        return { token, origin: "fixture", result: { ...("result" in rest ? rest.result : {}), ...fixture } };
    }
    return answerWithoutFixture(token, args, regional);
}

async function answerWithoutFixture(token: string, args: Properties, context: AnswerContext): Promise<FunctionAnswer> {
    if (token === "pulumi:pulumi:getResource") return { token, origin: "made up", result: stateOf(args.urn, context) };
    const computed = computedFunctions[token] ?? kubernetesFunctions[token];
    if (computed) return computed(token, args, context);

    const known = awsFunctions[token]?.(args, context);
    const result = { ...madeUpResult(token, args, context), ...(known?.result ?? resultByType(token, args, context)) };
    return { token, origin: known?.origin ?? "made up", result: { ...result, ...given(args) } };
}

/** Made up by what the SDK declares; by convention where there is no SDK to ask. */
function madeUpResult(token: string, args: Properties, context: AnswerContext): Properties {
    const owner = { token, seed: `${token}(${JSON.stringify(args)})` };
    const members = sdksFor(context.programDirectory).of(token)?.functionResult(token);
    if (members) {
        const asked = members.filter(({ name }) => args[name] === undefined);
        // An id may be missing only because it may be asked for instead of a name; what is found has one.
        return madeUpObject(
            asked.map((member) => (member.name === "id" ? { ...member, optional: false } : member)),
            owner,
            context,
        );
    }
    const usual = token.startsWith("aws") ? ["id", "name", "arn"] : ["id", "name"];
    return Object.fromEntries(usual.map((name) => [name, madeUpValue({ kind: "string" }, name, owner, context)]));
}

/** `getTable({ name })` reads what `Table` registers: the same ARN and addresses follow from the name. */
function resultByType(token: string, args: Properties, context: AnswerContext): Properties {
    const [packageName = "", module = ""] = token.split(":");
    const name = nameOfToken(token);
    const type = `${packageName}:${module.split("/")[0] ?? ""}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const template = awsResourceOf(type);
    if (!template) return {};
    const properties = { ...aliased(args, name, template.id), ...given(args) };
    const seed = `${token}(${JSON.stringify(args)})`;
    const id = fillTemplate(template.id, { properties, seed, context });
    return id === undefined ? {} : { id, ...templateOutputs(template, { properties, id, seed, context }) };
}

/** Functions call `clusterName` or `dbInstanceIdentifier` what the type calls `name` or `identifier`. */
function aliased(args: Properties, name: string, idTemplate: string): Properties {
    const [property = ""] = namedInTemplate(idTemplate);
    const value = [`${name}Name`, `${name}Id`, "name"].map((alias) => args[alias]).find((alias) => alias !== undefined);
    const [byEnding] = Object.entries(args).filter(([key]) => key.toLowerCase().endsWith(property.toLowerCase()));
    return { [property]: value ?? byEnding?.[1] };
}

/** Arguments come back in results. */
function given(args: Properties): Properties {
    return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
}

/** The state of a resource that exists only in a component's made-up outputs. */
function stateOf(urn: unknown, context: AnswerContext): Properties {
    const parts = String(urn).split("::");
    const resource = {
        urn: String(urn),
        type: (parts[2] ?? "").split("$").at(-1) ?? "",
        name: parts.slice(3).join("::"),
        inputs: {},
        custom: true,
        remote: false,
    };
    const { id } = makeUpOutputs(resource, context);
    if (id === undefined) return { urn, id: "", state: {} };
    return { urn, id, state: makeUpOutputs({ ...resource, id }, context).outputs };
}
