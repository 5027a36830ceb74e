import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as ts from "typescript";

/** A type of resource of a provider's SDK, with the paths of all that its arguments may hold. */
export interface ResourceType {
    /** The type token, e.g. `aws:kendra/index:Index`. */
    readonly token: string;
    /** Dots lead into objects and through every element of lists, as they do for `graph.referredToBy`. */
    readonly paths: readonly string[];
}

/** The modules of an SDK: its folders that hold resources, of which each exports by an index of its own. */
export function modulesOf(sdk: string): readonly string[] {
    return readdirSync(sdk, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(sdk, entry.name, "index.d.ts")))
        .map(({ name }) => name)
        .filter((name) => name !== "types" && name !== "config")
        .sort();
}

/**
 * The resources that some modules of an SDK have.
 *
 * @param sdk the folder of the package, e.g. `node_modules/@pulumi/aws`
 * @param isWanted asked for each resource's module and file, e.g. `kendra` and `dataSource`
 */
export function resourceTypesOf(
    sdk: string,
    isWanted: (module: string, file: string) => boolean,
): readonly ResourceType[] {
    const files = modulesOf(sdk).flatMap((module) =>
        readdirSync(join(sdk, module))
            .filter((name) => name.endsWith(".d.ts"))
            .map((name) => name.replace(/\.d\.ts$/, ""))
            .filter((stem) => isWanted(module, stem))
            .map((stem) => ({ stem: join(sdk, module, stem), token: tokenOf(join(sdk, module, `${stem}.js`)) }))
            .filter((file): file is { stem: string; token: string } => file.token !== undefined),
    );
    const program = ts.createProgram(
        files.map(({ stem }) => `${stem}.d.ts`),
        { strict: true, skipLibCheck: true, types: [], moduleResolution: ts.ModuleResolutionKind.Node10 },
    );
    const checker = program.getTypeChecker();
    return files
        .map(({ stem, token }) => {
            const args = argsOf(program.getSourceFile(`${stem}.d.ts`), token);
            return { token, paths: args ? pathsOf(checker.getTypeAtLocation(args), checker) : [] };
        })
        .sort((a, b) => a.token.localeCompare(b.token, "en"));
}

/** The type token that a resource's class registers itself by; undefined for functions and the like. */
function tokenOf(file: string): string | undefined {
    if (!existsSync(file)) return undefined;
    return /__pulumiType = ['"]([^'"]+)['"]/.exec(readFileSync(file, "utf8"))?.[1];
}

function argsOf(source: ts.SourceFile | undefined, token: string): ts.InterfaceDeclaration | undefined {
    const name = `${token.slice(token.lastIndexOf(":") + 1)}Args`;
    return source?.statements.find(
        (statement): statement is ts.InterfaceDeclaration =>
            ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    );
}

/** The paths of all leaves below a type: strings, numbers, maps, and lists of such. */
function pathsOf(type: ts.Type, checker: ts.TypeChecker, within: readonly ts.Symbol[] = []): readonly string[] {
    const paths: string[] = [];
    for (const property of type.getProperties()) {
        const declaration = property.valueDeclaration ?? property.declarations?.[0];
        if (!declaration) continue;
        const objects = objectsIn(checker.getTypeOfSymbolAtLocation(property, declaration), checker).filter(
            ({ symbol }) => !within.includes(symbol),
        );
        const inner = objects.flatMap((object) => pathsOf(object, checker, [...within, object.symbol]));
        // A type that holds itself ends where it begins again.
        if (inner.length === 0) paths.push(property.name);
        else paths.push(...new Set(inner.map((path) => `${property.name}.${path}`)));
    }
    return paths;
}

/** The interfaces of the SDK that a value may have, whatever inputs, lists and alternatives are around them. */
function objectsIn(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
    if (type.isUnion()) return type.types.flatMap((part) => objectsIn(part, checker));
    if (checker.isArrayType(type)) {
        return checker.getTypeArguments(type as ts.TypeReference).flatMap((part) => objectsIn(part, checker));
    }
    const symbol = type.getSymbol();
    const isInterface = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Interface) !== 0;
    // `Promise` and `Output`, which every input may be, are declared elsewhere.
    const isOwn = symbol?.declarations?.some((declaration) => isOfSdk(declaration.getSourceFile().fileName)) ?? false;
    return isInterface && isOwn ? [type] : [];
}

function isOfSdk(file: string): boolean {
    return !/[/\\](typescript[/\\]lib|@pulumi[/\\]pulumi|@types)[/\\]/.test(file);
}
