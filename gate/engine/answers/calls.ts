import type { Properties } from "../../../policy-pack/policy/resource";
import { findFunctionFixture } from "./fixtures";
import { sdksFor } from "./sdk";
import { madeUpObject, madeUpValue } from "./shapes";
import type { AnswerContext, FunctionAnswer } from "./types";

/** What a method of a component answers, e.g. `eks:index:Cluster/getKubeconfig`; `__self__` is the component. */
export function answerCall(token: string, args: Properties, context: AnswerContext): FunctionAnswer {
    const method = token.split("/").at(-1) ?? "";
    const declared = sdksFor(context.programDirectory).of(token)?.functionResult(token) ?? [];
    const seed = `${token}(${JSON.stringify(args)})`;
    const owner = { token, seed, optional: true };
    const result = madeUpObject(declared, owner, context);
    // A method that returns one value is named after it: `getKubeconfig().result`.
    const [only] = declared;
    if (declared.length === 1 && only?.name === "result")
        result.result = madeUpValue(only.shape, method, owner, context);
    const fixture = findFunctionFixture(context.fixtures, token, args);
    return { token, origin: fixture ? "fixture" : "made up", result: { ...result, ...fixture } };
}
