import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as ts from "typescript";

/** A type of resource of a provider's SDK, with the paths of all that its arguments may hold. */
export interface ResourceType {
    /** The type token, e.g. `aws:kendra/index:Index`. */
    readonly token: string;
    /** Dots lead into objects and through every element of lists, as they do for `graph.referredToBy`. */
    readonly paths: readonly string[];
    /** Arguments in which everything is given that can be, with values that say nothing. */
    readonly sample: Readonly<Record<string, unknown>>;
}

/** The leaves below a type, and a sample of it. */
type Contents = Pick<ResourceType, "paths" | "sample">;

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
            const none: Contents = { paths: [], sample: {} };
            return { token, ...(args ? contentsOf(checker.getTypeAtLocation(args), checker) : none) };
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

/** The paths of all leaves below a type (strings, numbers, maps, and lists of such), and a sample of it. */
function contentsOf(type: ts.Type, checker: ts.TypeChecker, within: readonly ts.Symbol[] = []): Contents {
    const paths: string[] = [];
    const sample: Record<string, unknown> = {};
    for (const property of type.getProperties()) {
        const declaration = property.valueDeclaration ?? property.declarations?.[0];
        if (!declaration) continue;
        const declared = checker.getTypeOfSymbolAtLocation(property, declaration);
        const objects = objectsIn(declared, checker)
            .filter(({ symbol }) => !within.includes(symbol))
            .map((object) => contentsOf(object, checker, [...within, object.symbol]));
        const inner = objects.flatMap((object) => object.paths);
        // A type that holds itself ends where it begins again.
        if (inner.length === 0) paths.push(property.name);
        else paths.push(...new Set(inner.map((path) => `${property.name}.${path}`)));
        const value: unknown = inner.length === 0 ? leafSample(declared) : Object.assign({}, ...objects.map(sampleOf));
        sample[property.name] = holdsList(declared, checker) ? [value] : value;
    }
    return { paths, sample };
}

function sampleOf({ sample }: Contents): ResourceType["sample"] {
    return sample;
}

function leafSample(type: ts.Type): unknown {
    const parts = type.isUnion() ? type.types : [type];
    const has = (flag: ts.TypeFlags): boolean => parts.some((part) => (part.flags & flag) !== 0);
    if (has(ts.TypeFlags.NumberLike)) return 1;
    if (has(ts.TypeFlags.BooleanLike)) return true;
    return parts.some((part) => part.getStringIndexType()) ? { sample: "sample" } : "sample";
}

function holdsList(type: ts.Type, checker: ts.TypeChecker): boolean {
    return (type.isUnion() ? type.types : [type]).some((part) => checker.isArrayType(part));
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
