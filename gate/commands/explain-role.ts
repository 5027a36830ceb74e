import { createColors } from "picocolors";

import { accessLevels, accessOf, capabilitiesOf, isIncomplete, nameOf, principalTypes } from "../../policy-pack/iam";
import type { Capability, GrantedDocument, PrincipalAccess, Statement, Truth } from "../../policy-pack/iam";
import { graphViewOf, ResourceGraph } from "../../policy-pack/policy";
import type { Resource } from "../../policy-pack/policy";
import { InputError } from "../errors";
import { readStackFile } from "../inputs";
import { counted, wrap } from "../reports/layout";

/**
 * What a role, user or group of a stack can really do, as a page for a terminal.
 *
 * @param urn the principal's URN, or its name where the stack has no other principal of that name
 * @param file a stack export
 * @throws InputError when the file is no stack export, or has no such principal
 */
export async function explainRole(urn: string, file: string, width: number, color: boolean): Promise<string> {
    const { resources, close } = await readStackFile(file, true);
    try {
        return explainPrincipal(urn, resources, { file, width, color });
    } finally {
        close?.();
    }
}

function explainPrincipal(
    urn: string,
    resources: readonly Resource[],
    { file, width, color }: { readonly file: string; readonly width: number; readonly color: boolean },
): string {
    const principal = findPrincipal(urn, resources, file);
    const graph = graphViewOf(new ResourceGraph(resources));
    const access = accessOf(graph).get(principal.urn) as PrincipalAccess;
    return renderAccess(access, width, color);
}

function findPrincipal(urn: string, resources: readonly Resource[], file: string): Resource {
    const principals = resources.filter(({ type }) => (principalTypes as readonly string[]).includes(type));
    const [found, another] = principals.filter((one) => one.urn === urn || one.name === urn);
    if (found && (!another || found.urn === urn)) return found;
    if (another) throw new InputError(`Several principals are called "${urn}": give the URN of one.`, { file });
    if (resources.some((one) => one.urn === urn)) {
        throw new InputError(`"${urn}" is no role, user or group of AWS IAM.`, { file });
    }
    const others = principals.slice(0, 5).map((one) => `\n  ${one.urn}`);
    const more = principals.length > others.length ? `\n  and ${principals.length - others.length} more` : "";
    const hint = principals.length === 0 ? "It has none at all." : `It has these:${others.join("")}${more}`;
    throw new InputError(`The stack has no role, user or group "${urn}". ${hint}`, { file });
}

const truths: Readonly<Record<Truth, string>> = { yes: "yes", no: "no", unknown: "cannot be told" };

/** What a principal is, can do and can become. */
export function renderAccess(access: PrincipalAccess, width: number, color: boolean): string {
    const { bold, dim } = createColors(color);
    const { principal, grants, isAdministrator, paths, ways } = access;
    const kind = /^aws:iam\/(\w+):/.exec(principal.type)?.[1] ?? "principal";
    const behind = (statements: readonly Statement[]): string => `by ${placesOf(statements, grants.documents)}`;
    const indented = (text: string, by: number): string[] =>
        wrap(text, width - by).map((line) => `${" ".repeat(by)}${line}`);

    const capabilities = capabilitiesOf(grants);
    const services = [...new Set(capabilities.map(({ service }) => service))];
    const escalations = [
        ...ways.map(({ words, verdict, statements }) => ({ words, verdict, statements })),
        ...paths.map(({ method: { words }, verdict, statements }) => ({ words, verdict, statements })),
    ];
    const unread = grants.documents.filter(({ document }) => isIncomplete(document));
    return [
        bold(`The ${kind} "${principal.name}"`),
        dim(principal.urn),
        "",
        `Administrator         ${truths[isAdministrator]}`,
        `Policies              ${grants.documents.length}`,
        `Permissions boundary  ${grants.boundary ? "yes" : "no"}`,
        "",
        bold("What it can do"),
        ...(services.length === 0 ? ["  Nothing, as far as the stack tells."] : []),
        ...services.flatMap((service) => [
            "",
            `  ${bold(service)}`,
            ...capabilities
                .filter((capability) => capability.service === service)
                .flatMap((capability) => [
                    `    ${summaryOf(capability)}`,
                    ...indented(listOf(capability.actions), 8),
                    ...indented(behind(capability.statements), 8).map(dim),
                ]),
        ]),
        "",
        bold(escalations.length === 0 ? "No way to more permissions was found" : "How it can get more permissions"),
        ...escalations.flatMap(({ words, verdict, statements }) => [
            ...indented(`- ${verdict === "yes" ? "" : "perhaps: "}${words}`, 2),
            ...(statements.length === 0 ? [] : indented(behind(statements), 6).map(dim)),
        ]),
        ...(unread.length === 0
            ? []
            : ["", bold("What could not be read"), ...unread.flatMap(({ origin }) => indented(`- ${origin}`, 2))]),
        "",
    ].join("\n");
}

function summaryOf({ level, actions, total, onEverything }: Capability): string {
    const reach = onEverything ? "on everything" : "on what its statements name";
    return `${accessLevels[level].padEnd(22)}${actions.length} of ${counted(total, "action")}, ${reach}`;
}

const shownActions = 8;

function listOf(actions: readonly string[]): string {
    const shown = actions.slice(0, shownActions).join(", ");
    return actions.length > shownActions ? `${shown} and ${actions.length - shownActions} more` : shown;
}

/** Where statements stand, policy by policy. */
function placesOf(statements: readonly Statement[], documents: readonly GrantedDocument[]): string {
    const wanted = new Set(statements);
    const places = documents.flatMap(({ document, origin }) => {
        const own = document.statements.filter((statement) => wanted.has(statement));
        return own.length === 0 ? [] : [`${origin} (${own.map(nameOf).join(", ")})`];
    });
    return places.length === 0 ? "the trust policy of what is taken on" : places.join(" and ");
}
