/** Type of the resource that stands for the stack itself; children do not carry it in their URN. */
export const stackType = "pulumi:pulumi:Stack";

/** What a resource is called, as the engine does. */
export function makeUrn(stack: string, project: string, parent: string, type: string, name: string): string {
    const parentType = parent === "" ? "" : qualifiedTypeOf(parent);
    const prefix = parentType === "" || parentType === stackType ? "" : `${parentType}$`;
    return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
}

/** The type with those of all parents before it, e.g. `my:Component$aws:s3/bucket:Bucket`. */
export function qualifiedTypeOf(urn: string): string {
    return urn.split("::")[2] ?? "";
}

/** The resource's own type. */
export function typeOf(urn: string): string {
    const qualified = qualifiedTypeOf(urn);
    return qualified.slice(qualified.lastIndexOf("$") + 1);
}

/** The logical name, which may contain `::` itself. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** The package a type or function token belongs to. */
export function packageOf(token: string): string {
    return token.split(":", 1)[0] ?? "";
}

/** One alias of a registration. Empty strings stand for "as the resource itself". */
export interface AliasSpec {
    readonly urn?: string;
    readonly name?: string;
    readonly type?: string;
    readonly stack?: string;
    readonly project?: string;
    readonly parent?: string;
    readonly noParent?: boolean;
}

/** The URN that an alias stands for. */
export function aliasUrn(
    alias: AliasSpec,
    own: { stack: string; project: string; parent: string; type: string; name: string },
): string {
    if (alias.urn) return alias.urn;
    const parent = alias.noParent ? "" : alias.parent || own.parent;
    return makeUrn(
        alias.stack || own.stack,
        alias.project || own.project,
        parent,
        alias.type || own.type,
        alias.name || own.name,
    );
}

/**
 * The alias that a child inherits from an alias of its parent. A child named after its parent (`parent-child`) was
 * named after the parent's old name too.
 */
export function inheritedAlias(childUrn: string, parentUrn: string, parentAlias: string): string {
    const [, stackPart = "", projectPart = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(parentAlias) ?? [];
    const childName = nameOf(childUrn);
    const parentName = nameOf(parentUrn);
    const name = childName.startsWith(parentName)
        ? nameOf(parentAlias) + childName.slice(parentName.length)
        : childName;
    return makeUrn(stackPart, projectPart, parentAlias, typeOf(childUrn), name);
}
