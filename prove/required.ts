import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as ts from "typescript";

/** The paths of the properties that a resource's type requires, so that no program can leave them out; by type token. */
export type Required = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads what the classic AWS SDK requires of some types. Of a type that it has not, nothing is required.
 *
 * @param sdk the folder of the package: `node_modules/@pulumi/aws`
 */
export function requiredOf(sdk: string, types: readonly string[]): Required {
    const nested = interfacesIn(join(sdk, "types", "input.d.ts"));
    return new Map(
        [...new Set(types)].map((type) => {
            const [, module = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
            const file = /^aws:(\w+\/\w+):/.exec(type)?.[1];
            if (module === "" || file === undefined) return [type, new Set<string>()];
            const own = interfacesIn(join(sdk, `${file}.d.ts`)).get(`${name}Args`);
            return [type, new Set(own ? requiredIn(own, nested, "", []) : [])];
        }),
    );
}

function requiredIn(
    of: ts.InterfaceDeclaration,
    nested: ReadonlyMap<string, ts.InterfaceDeclaration>,
    prefix: string,
    within: readonly ts.InterfaceDeclaration[],
): readonly string[] {
    if (within.includes(of)) return [];
    return of.members.flatMap((member) => {
        if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) return [];
        const path = prefix + member.name.text;
        const named = namesIn(member.type).flatMap((name) => nested.get(name) ?? []);
        const inner = named.flatMap((one) => requiredIn(one, nested, `${path}.`, [...within, of]));
        return member.questionToken ? inner : [path, ...inner];
    });
}

/** The types that a type names, as `s3.BucketCorsRule`. */
function namesIn(type: ts.Node): readonly string[] {
    const names: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isTypeReferenceNode(node)) names.push(node.typeName.getText().replace(/^inputs\./, ""));
        ts.forEachChild(node, visit);
    };
    visit(type);
    return names;
}

/** The interfaces that a file declares, in namespaces or not. */
function interfacesIn(file: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
    const found = new Map<string, ts.InterfaceDeclaration>();
    if (!existsSync(file)) return found;
    const visit = (node: ts.Node, prefix: string): void => {
        if (ts.isInterfaceDeclaration(node)) found.set(prefix + node.name.text, node);
        if (ts.isModuleDeclaration(node) && node.body) {
            ts.forEachChild(node.body, (child) => visit(child, `${prefix}${node.name.text}.`));
        }
    };
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
    ts.forEachChild(source, (node) => visit(node, ""));
    return found;
}
