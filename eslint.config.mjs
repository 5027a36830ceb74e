import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

/** Arrows go one way: stacks -> components, gate -> policy-pack. */
const mayNotImport = (files, group, message) => ({
    files,
    rules: { "no-restricted-imports": ["error", { patterns: [{ group, message, allowTypeImports: false }] }] },
});

const nodeGlobals = Object.fromEntries(
    [
        "Buffer",
        "__dirname",
        "clearTimeout",
        "console",
        "module",
        "process",
        "require",
        "setImmediate",
        "setTimeout",
    ].map((name) => [name, "readonly"]),
);

export default defineConfig(
    globalIgnores([".cache/", "dist/", "docs/", "tests/**/programs/", "tests/**/*.js"]),
    js.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [ts.configs.strict],
        rules: {
            // Types of modules that are loaded late are written `typeof import("...")`.
            "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
            eqeqeq: "error",
            // Terminal colours begin with one.
            "no-control-regex": "off",
        },
    },
    { files: ["**/*.{js,cjs,mjs}"], languageOptions: { globals: nodeGlobals } },
    { files: ["**/*.{js,cjs}"], languageOptions: { sourceType: "commonjs" } },
    {
        // Policies know provider SDKs by their types only, so that the pack starts fast.
        files: ["policy-pack/**/*.ts"],
        rules: {
            "@typescript-eslint/no-restricted-imports": [
                "error",
                {
                    patterns: [
                        {
                            group: ["@pulumi/aws*", "@pulumi/kubernetes*"],
                            allowTypeImports: true,
                            message: "Import types only.",
                        },
                        {
                            group: ["**/components/**", "**/gate/**", "**/stacks/**"],
                            message: "The policy pack imports neither components nor the gate.",
                        },
                    ],
                },
            ],
        },
    },
    mayNotImport(
        ["components/**/*.ts"],
        ["**/gate/**", "**/policy-pack/**", "**/stacks/**"],
        "Components know nothing of the gate.",
    ),
    mayNotImport(["stacks/**/*.ts"], ["**/gate/**", "**/policy-pack/**"], "Stacks only put components together."),
    prettier,
);
